/** Plugs the library into CDI: the checks at deployment, the interceptors, and the injectable beans. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.cdi;
