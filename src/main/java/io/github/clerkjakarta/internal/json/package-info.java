/** JSON values as Java's own. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.json;
