/** The application's settings: keys, addresses and choices, validated once. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.config;
