/** Client filters that send the session's token, or the tenant's options, to other services of yours. */
@org.jspecify.annotations.NullMarked
package io.github.clerkjakarta.client;
