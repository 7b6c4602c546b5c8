/** Text that arrives in URLs: hosts, paths, escapes. All such text is read here. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.url;
