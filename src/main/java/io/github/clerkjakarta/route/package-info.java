/** Route patterns, and rules in code that run before the resource. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.route;
