/** Session tokens: read, then verified. Only the verifier makes a verified token. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.internal.token;
