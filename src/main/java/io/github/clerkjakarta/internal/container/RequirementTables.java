package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullUnmarked;

/** Gives guard and interceptors the table that the deployment was examined with, so that they cannot disagree. */
@ApplicationScoped
@NullUnmarked // fields are injected
public class RequirementTables {
    @Inject
    ClerkExtension extension;

    RequirementTable table() {
        return extension.table();
    }

    boolean deniesByDefault() {
        return extension.deniesByDefault();
    }
}
