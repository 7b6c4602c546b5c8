/** Reads requests from the servlet API, for JAX-RS on servlets. Some runtimes have no servlets. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.servlet;
