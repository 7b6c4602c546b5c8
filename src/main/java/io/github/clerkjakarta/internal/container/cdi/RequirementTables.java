package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullUnmarked;

/** Gives guard and interceptors the table that the deployment check used, so that they cannot disagree. */
@ApplicationScoped
@NullUnmarked // fields are injected
public class RequirementTables {
    @Inject
    ClerkExtension extension;

    public RequirementTable table() {
        return extension.table();
    }

    public boolean deniesByDefault() {
        return extension.deniesByDefault();
    }
}
