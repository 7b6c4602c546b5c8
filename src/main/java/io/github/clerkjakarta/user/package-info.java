/** The user's record, as Clerk's Backend API returns it. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.user;
