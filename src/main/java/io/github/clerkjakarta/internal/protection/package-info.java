/** Decides whether a known caller may go on, and what a refused one is told. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.protection;
