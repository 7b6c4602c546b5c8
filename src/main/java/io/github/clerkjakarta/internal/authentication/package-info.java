/** Finds out who makes a request: from its cookies, its bearer token, or by asking Clerk. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.authentication;
