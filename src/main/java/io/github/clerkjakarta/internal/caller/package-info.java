/** Implements what the application holds: the request's {@code Auth}, its session, the user's record and sign-out. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.caller;
