/** An offline Clerk: Frontend API, Backend API and a sign-in page, for development and tests. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.emulator;
