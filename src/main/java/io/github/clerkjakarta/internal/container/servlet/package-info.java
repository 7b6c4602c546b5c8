/**
 * A JAX-RS filter that reads the facts of a request from the servlet API. It is apart from {@code jaxrs} because some runtimes have no
 * servlets, and could not load it.
 */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.servlet;
