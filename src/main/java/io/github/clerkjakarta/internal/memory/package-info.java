/** A table that strangers can fill, and that forgets what is oldest. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.memory;
