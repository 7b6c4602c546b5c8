/** For JAX-RS on servlets: a JAX-RS filter that needs the servlet API. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.servlet;
