/** Calls Clerk's Backend API: for authentication, machine tokens, users and their sessions. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.backend;
