/** The same engine for servlets, pages and static files. Nothing here is loaded where it is not switched on. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.servlet;
