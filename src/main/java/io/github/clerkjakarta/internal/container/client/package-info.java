/** Gives the application's own calls to others the caller's token, its options, or Clerk's official client. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.client;
