package io.github.clerkjakarta.shapes;

/** What the subject's class is. */
public enum Kind {
    ROOT(Group.RESOURCE, ""),
    ROOT_REQUEST(Group.RESOURCE, "@RequestScoped "),
    ROOT_APPLICATION(Group.RESOURCE, "@ApplicationScoped "),
    ROOT_DEPENDENT(Group.RESOURCE, "@Dependent "),
    /** JAX-RS annotations stand on the interface. */
    API_FIRST(Group.RESOURCE, ""),
    API_FIRST_BEAN(Group.RESOURCE, "@RequestScoped "),
    /** {@code @Path} stands on an abstract superclass. */
    ABSTRACT_BASE(Group.RESOURCE, ""),
    SUB_CLASS(Group.RESOURCE, ""),
    SUB_NEW(Group.RESOURCE, ""),
    SUB_BEAN(Group.RESOURCE, "@RequestScoped "),
    SUB_OBJECT(Group.RESOURCE, ""),
    SUB_STAGE(Group.RESOURCE, ""),
    /** The locator gives {@code this}. */
    SUB_THIS(Group.RESOURCE, ""),
    /** The sub-resource's class has a {@code @Path} of its own. */
    SUB_WITH_PATH(Group.RESOURCE, ""),

    /** From here on, the protected method is a locator, and the sub-resource is open. */
    LOCATOR_PLAIN(Group.LOCATOR, ""),
    LOCATOR_BEAN(Group.LOCATOR, "@RequestScoped "),
    /** The locator is declared on an interface. */
    LOCATOR_API(Group.LOCATOR, "@RequestScoped "),
    /** Another locator gives the owner, a bean. */
    LOCATOR_GIVEN(Group.LOCATOR, "@RequestScoped "),
    /** Another locator makes the owner with {@code new}, although it is a bean. */
    LOCATOR_NEW_OWNER(Group.LOCATOR, "@RequestScoped "),

    BEAN_REQUEST(Group.BEAN, "@RequestScoped "),
    BEAN_APPLICATION(Group.BEAN, "@ApplicationScoped "),
    BEAN_DEPENDENT(Group.BEAN, "@Dependent "),
    BEAN_SESSION(Group.BEAN, "@SessionScoped "),
    BEAN_SINGLETON(Group.BEAN, "@Singleton "),
    PLAIN(Group.BEAN, ""),
    ENTITY_LIKE(Group.BEAN, ""),
    /** The container calls the method, for a bean or an event that others ask for. */
    OBSERVER_METHOD(Group.BEAN, "@RequestScoped "),
    PRODUCING_METHOD(Group.BEAN, "@Dependent "),

    PROVIDER(Group.NEVER, "@Provider "),
    REQUEST_FILTER(Group.NEVER, "@Provider @RequestScoped "),
    APPLICATION(Group.NEVER, "@Dependent "),
    EXTENSION(Group.NEVER, ""),
    DECORATOR(Group.NEVER, "@Decorator @Priority(1) "),
    INTERCEPTOR(Group.NEVER, "@Interceptor @Bound @Priority(1) "),
    POST_CONSTRUCT(Group.NEVER, "@RequestScoped "),
    PRE_DESTROY(Group.NEVER, "@RequestScoped "),
    INITIALIZER(Group.NEVER, "@RequestScoped "),
    PRODUCER_METHOD(Group.NEVER, "@RequestScoped "),
    PRODUCER_FIELD(Group.NEVER, "@RequestScoped "),
    PRODUCER_LIST(Group.NEVER, "@RequestScoped "),
    SYNTHETIC_BEAN(Group.NEVER, "@RequestScoped "),
    ON_FIELD(Group.NEVER, "@RequestScoped "),
    ON_CONSTRUCTOR(Group.NEVER, "@RequestScoped "),
    ON_PARAMETER(Group.NEVER, "@RequestScoped "),

    VETOED(Group.NOT_JUDGED, "@Vetoed @RequestScoped "),
    ALTERNATIVE(Group.NOT_JUDGED, "@Alternative @RequestScoped "),
    VETOED_ROOT(Group.RESOURCE, "@Vetoed @RequestScoped "),
    ALTERNATIVE_ROOT(Group.RESOURCE, "@Alternative @RequestScoped "),
    VETOED_PRODUCED(Group.NEVER, "@Vetoed @RequestScoped "),
    ALTERNATIVE_PRODUCED(Group.NEVER, "@Alternative @RequestScoped "),

    /** A bean calls its own method. */
    SELF_CALL(Group.LISTED, "@RequestScoped "),
    /** {@code new} outside JAX-RS. */
    NEW_BEAN(Group.LISTED, "@RequestScoped ");

    enum Group {
        RESOURCE,
        LOCATOR,
        BEAN,
        /** Nothing can intercept it. */
        NEVER,
        NOT_JUDGED,
        LISTED
    }

    private final Group group;
    private final String classAnnotations;

    Kind(Group group, String classAnnotations) {
        this.group = group;
        this.classAnnotations = classAnnotations;
    }

    Group group() {
        return group;
    }

    String classAnnotations() {
        return classAnnotations;
    }

    /** Whether JAX-RS makes the subject from its class, and no locator gives it. */
    boolean isRoot() {
        return switch (this) {
            case ROOT,
                    ROOT_REQUEST,
                    ROOT_APPLICATION,
                    ROOT_DEPENDENT,
                    API_FIRST,
                    API_FIRST_BEAN,
                    ABSTRACT_BASE,
                    SUB_THIS,
                    LOCATOR_PLAIN,
                    LOCATOR_BEAN,
                    LOCATOR_API,
                    VETOED_ROOT,
                    ALTERNATIVE_ROOT -> true;
            default -> false;
        };
    }

    /** Whether the interface has the method's JAX-RS annotations. */
    boolean isApiFirst() {
        return this == API_FIRST || this == API_FIRST_BEAN || this == LOCATOR_API;
    }

    boolean isProduced() {
        return name().startsWith("PRODUCER") || name().endsWith("PRODUCED");
    }

    /** Whether the class itself says that it is no bean of this deployment. */
    boolean isNoBean() {
        return name().startsWith("VETOED") || name().startsWith("ALTERNATIVE");
    }

    /** Whether the container, and no code, calls the subject's method. */
    boolean isCalledByContainer() {
        return this == OBSERVER_METHOD || this == PRODUCING_METHOD;
    }

    /** Whether the annotated element is no method of the subject that others call. */
    boolean isMemberOnly() {
        return switch (this) {
            case POST_CONSTRUCT, PRE_DESTROY, INITIALIZER, ON_FIELD, ON_CONSTRUCTOR, ON_PARAMETER -> true;
            default -> false;
        };
    }
}
