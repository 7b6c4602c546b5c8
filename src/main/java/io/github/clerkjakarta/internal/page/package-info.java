/** Writes the tags that load ClerkJS into a page, and the Content-Security-Policy that they need. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.page;
