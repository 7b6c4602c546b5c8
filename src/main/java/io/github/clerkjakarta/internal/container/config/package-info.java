/** Reads the configuration from MicroProfile Config. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.container.config;
