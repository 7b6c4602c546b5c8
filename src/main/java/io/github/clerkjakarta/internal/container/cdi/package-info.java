/** Plugs the library into CDI: the checks at deployment, the interceptors, and what can be injected. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.cdi;
