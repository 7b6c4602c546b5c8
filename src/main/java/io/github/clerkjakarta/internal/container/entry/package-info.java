/**
 * The one way into an application: authenticates each request for the right tenant, and replies to requests that end
 * there.
 */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.entry;
