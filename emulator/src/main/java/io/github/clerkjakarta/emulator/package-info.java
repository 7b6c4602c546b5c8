/**
 * An offline Clerk for development and tests: Frontend API, Backend API, ClerkJS and hosted pages in one program, and JUnit
 * extensions for tests of applications.
 */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.emulator;
