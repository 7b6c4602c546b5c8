package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the application's one table, so that guard and interceptors give the same answer. */
@ApplicationScoped
public class RequirementTables {
    private final RequirementTable table = new RequirementTable(AnnotationSettings.enforcesRoles());
    private final boolean deniesByDefault = AnnotationSettings.deniesByDefault();

    RequirementTable table() {
        return table;
    }

    boolean deniesByDefault() {
        return deniesByDefault;
    }
}
