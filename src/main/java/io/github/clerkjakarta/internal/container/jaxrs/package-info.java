/** Plugs the library into JAX-RS: the filters, the guard of resource methods, and the exception mappers. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.jaxrs;
