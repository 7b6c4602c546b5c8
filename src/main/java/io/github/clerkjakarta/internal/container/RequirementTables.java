package io.github.clerkjakarta.internal.container;

/** The table of this application: classes are the application's own, so one for each class loader of the library. */
final class RequirementTables {
    static final RequirementTable SHARED = new RequirementTable();

    private RequirementTables() {}
}
