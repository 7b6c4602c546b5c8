/**
 * Reads and verifies tokens of sessions and machines, with Clerk's signing keys. Only a verifier makes a verified session token or a
 * machine.
 */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.token;
