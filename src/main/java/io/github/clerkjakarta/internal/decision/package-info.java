/** Decides about requests: signed in, signed out or a redirect, and if protection allows them. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.decision;
