/** The only part that knows Jakarta EE: reads facts, asks for the decision, writes it. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container;
