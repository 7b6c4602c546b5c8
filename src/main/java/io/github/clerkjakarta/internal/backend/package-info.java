/** Clerk's Backend API, as far as authentication needs it. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.backend;
