package io.github.clerkjakarta.internal.deployment;

/** Stands for the library's own feature, which an application may list. */
public final class FakeFilters implements RegistersFilters {}
