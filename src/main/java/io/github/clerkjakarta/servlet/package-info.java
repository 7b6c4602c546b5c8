/** Authentication for servlets, pages and static files. No class of this package is loaded unless you switch it on. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.servlet;
