package io.github.clerkjakarta.shapes;

import java.util.LinkedHashMap;
import java.util.Map;

/** The annotation that protects the subject: ours, composed of ours, or a standard one. */
public enum Mark {
    OURS,
    COMPOSED,
    COMPOSED_DEEP,
    COMPOSED_CYCLIC,
    COMPOSED_BINDING,
    COMPOSED_STEREOTYPE,
    COMPOSED_CLASS_RETENTION,
    COMPOSED_SOURCE_RETENTION,
    ROLES_ALLOWED,
    DENY_ALL;

    private static final String ADMIN = "@HasRole(\"org:admin\") ";
    private static final String ANYWHERE =
            "@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.CONSTRUCTOR, ElementType.PARAMETER}) ";
    private static final String TYPE_OR_METHOD = "@Target({ElementType.TYPE, ElementType.METHOD}) ";
    private static final String RUNTIME = "@Retention(RetentionPolicy.RUNTIME) ";

    boolean isComposed() {
        return name().startsWith("COMPOSED");
    }

    boolean isStandard() {
        return this == ROLES_ALLOWED || this == DENY_ALL;
    }

    /** Returns true if reflection sees it. */
    boolean isKept() {
        return this != COMPOSED_CLASS_RETENTION && this != COMPOSED_SOURCE_RETENTION;
    }

    /** Returns its use, as written in a source. */
    String use() {
        return switch (this) {
            case OURS -> ADMIN;
            case ROLES_ALLOWED -> "@RolesAllowed(\"org:admin\") ";
            case DENY_ALL -> "@DenyAll ";
            default -> "@Mark ";
        };
    }

    /** Returns the annotation types that it needs, by name. */
    Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        switch (this) {
            case OURS, ROLES_ALLOWED, DENY_ALL -> {}
            case COMPOSED -> types.put("Mark", ADMIN + RUNTIME + ANYWHERE);
            case COMPOSED_DEEP -> {
                types.put("Mark", "@Inner " + RUNTIME + ANYWHERE);
                types.put("Inner", "@Innermost " + RUNTIME + ANYWHERE);
                types.put("Innermost", ADMIN + RUNTIME + ANYWHERE);
            }
            case COMPOSED_CYCLIC -> {
                types.put("Mark", "@Other " + ADMIN + RUNTIME + ANYWHERE);
                types.put("Other", "@Mark " + RUNTIME + ANYWHERE);
            }
            case COMPOSED_BINDING -> types.put("Mark", ADMIN + "@InterceptorBinding " + RUNTIME + TYPE_OR_METHOD);
            // CDI allows a stereotype with an interceptor binding only on classes.
            case COMPOSED_STEREOTYPE ->
                types.put("Mark", ADMIN + "@Stereotype " + RUNTIME + "@Target(ElementType.TYPE) ");
            case COMPOSED_CLASS_RETENTION -> types.put("Mark", ADMIN + "@Retention(RetentionPolicy.CLASS) " + ANYWHERE);
            case COMPOSED_SOURCE_RETENTION ->
                types.put("Mark", ADMIN + "@Retention(RetentionPolicy.SOURCE) " + ANYWHERE);
        }
        types.replaceAll((name, annotations) -> annotations + "public @interface " + name + " {}");
        return types;
    }
}
