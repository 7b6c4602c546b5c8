/** Several Clerk instances in one deployment: options for each request. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.tenant;
