/** The same engine for servlets, pages and static files. Nothing here is loaded unless it is switched on. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.servlet;
