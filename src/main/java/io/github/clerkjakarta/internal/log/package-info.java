/** Log lines that strangers can cause. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.log;
