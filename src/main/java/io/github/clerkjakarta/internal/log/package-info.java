/** Limits log lines that strangers can cause to one a minute for each reason. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.log;
