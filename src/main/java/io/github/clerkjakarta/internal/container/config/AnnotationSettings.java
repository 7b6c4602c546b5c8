package io.github.clerkjakarta.internal.container.config;

import io.github.clerkjakarta.internal.config.Setting;

/** The properties that say how annotations are read. A wrong value fails the deployment elsewhere; here the stricter reading counts. */
public final class AnnotationSettings {
    private AnnotationSettings() {}

    /** {@code clerk.default=deny}: a method that says nothing is refused. */
    public static boolean deniesByDefault() {
        return !is(Setting.DEFAULT, "allow", true);
    }

    /** {@code clerk.role-annotations=clerk}: {@code @RolesAllowed} and {@code @DenyAll} are enforced here. */
    public static boolean enforcesRoles() {
        return !is(Setting.ROLE_ANNOTATIONS, "container", false);
    }

    private static boolean is(Setting setting, String expected, boolean otherwise) {
        return MicroProfileConfig.value(setting)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(expected::equals)
                .orElse(otherwise);
    }
}
