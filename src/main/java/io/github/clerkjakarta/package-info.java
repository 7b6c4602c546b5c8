/**
 * Clerk authentication for Jakarta EE: annotate resources and beans, inject {@link io.github.clerkjakarta.Auth}.
 */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta;
