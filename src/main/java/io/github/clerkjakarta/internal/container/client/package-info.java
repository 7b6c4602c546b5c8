/**
 * Equips the application's own calls to other services: with the caller's token, its options, or Clerk's official
 * client.
 */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.client;
