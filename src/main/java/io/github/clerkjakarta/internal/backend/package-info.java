/** Clerk's Backend API, the little of it that authentication needs. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.backend;
