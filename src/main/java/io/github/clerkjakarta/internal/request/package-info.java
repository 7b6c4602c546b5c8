/** Facts of a request: its public URL, its cookies, its limits. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.request;
