/** What follows from a request: signed in, signed out, or a redirect; and what protection asks. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.decision;
