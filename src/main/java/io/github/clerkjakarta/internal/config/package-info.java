/** What the application was told: keys, addresses and choices, validated once. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.config;
