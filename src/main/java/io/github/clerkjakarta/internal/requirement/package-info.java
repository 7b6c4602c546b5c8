/**
 * Each method's requirements of its caller: annotations read over class, superclasses, interfaces and composed
 * annotations.
 */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.requirement;
