/** Decides if a known caller may go on, and how a refused one is answered. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.protection;
