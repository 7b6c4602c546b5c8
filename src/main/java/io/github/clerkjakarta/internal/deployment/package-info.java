/** Finds, when an application is deployed, what carries an annotation that nothing would enforce. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.deployment;
