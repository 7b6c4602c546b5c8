/** Memory that strangers can fill. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.memory;
