/** The same engine for servlets, pages and static files. Loaded only where there are servlets and it is switched on. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.servlet;
