/** Finds annotations and route rules that nothing would enforce, when an application is deployed. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.deployment;
