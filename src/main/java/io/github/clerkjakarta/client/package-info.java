/** For calls to other services. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.client;
