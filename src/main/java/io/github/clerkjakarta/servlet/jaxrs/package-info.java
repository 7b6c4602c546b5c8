/** For JAX-RS on servlets: what a filter of JAX-RS can only do if it sees their types. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.servlet.jaxrs;
