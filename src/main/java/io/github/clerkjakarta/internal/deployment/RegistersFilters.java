package io.github.clerkjakarta.internal.deployment;

/**
 * Marks the JAX-RS features that register Clerk's filters, so that the check at deployment recognises an application that lists one
 * of them. The check runs inside CDI, and CDI's part must not depend on JAX-RS's.
 */
public interface RegistersFilters {}
