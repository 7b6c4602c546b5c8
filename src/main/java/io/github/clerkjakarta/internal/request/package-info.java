/** What a request says: its public URL, its cookies, what kind of request it is. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.request;
