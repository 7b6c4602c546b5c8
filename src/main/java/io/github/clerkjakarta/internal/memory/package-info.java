/** Maps that strangers can fill, and that forget what is oldest. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.memory;
