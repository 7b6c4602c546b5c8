/** Text that arrives in URLs: hosts, paths, escapes. Everything that reads such text reads it here. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.url;
