/** Conversion of JSON values. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.json;
