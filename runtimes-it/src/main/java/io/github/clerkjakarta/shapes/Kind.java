package io.github.clerkjakarta.shapes;

/** The kind of the subject's class. */
public enum Kind {
    ROOT(Group.RESOURCE, ""),
    ROOT_REQUEST(Group.RESOURCE, "@RequestScoped "),
    ROOT_APPLICATION(Group.RESOURCE, "@ApplicationScoped "),
    ROOT_DEPENDENT(Group.RESOURCE, "@Dependent "),
    /** JAX-RS annotations are on the interface. */
    API_FIRST(Group.RESOURCE, ""),
    API_FIRST_BEAN(Group.RESOURCE, "@RequestScoped "),
    /** {@code @Path} is on an abstract superclass. */
    ABSTRACT_BASE(Group.RESOURCE, ""),
    SUB_CLASS(Group.RESOURCE, ""),
    SUB_NEW(Group.RESOURCE, ""),
    SUB_BEAN(Group.RESOURCE, "@RequestScoped "),
    SUB_OBJECT(Group.RESOURCE, ""),
    SUB_STAGE(Group.RESOURCE, ""),
    /** The locator returns {@code this}. */
    SUB_THIS(Group.RESOURCE, ""),
    /** The sub-resource's class has a {@code @Path} of its own. */
    SUB_WITH_PATH(Group.RESOURCE, ""),

    /** From here on, the protected method is a locator, and the sub-resource is open. */
    LOCATOR_PLAIN(Group.LOCATOR, ""),
    LOCATOR_BEAN(Group.LOCATOR, "@RequestScoped "),
    /** The locator is declared on an interface. */
    LOCATOR_API(Group.LOCATOR, "@RequestScoped "),
    /** Another locator returns the owner, a bean. */
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
    /** The container calls the method, for a bean or an event that others request. */
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
        /** No interceptor can run. */
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

    /** Returns true if JAX-RS makes the subject from its class, and no locator returns it. */
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

    /** Returns true if the interface has the method's JAX-RS annotations. */
    boolean isApiFirst() {
        return this == API_FIRST || this == API_FIRST_BEAN || this == LOCATOR_API;
    }

    boolean isProduced() {
        return name().startsWith("PRODUCER") || name().endsWith("PRODUCED");
    }

    /** Returns true if an annotation of the class itself keeps it from being a bean. */
    boolean isNoBean() {
        return name().startsWith("VETOED") || name().startsWith("ALTERNATIVE");
    }

    /** Returns true if the container, and no code, calls the subject's method. */
    boolean isCalledByContainer() {
        return this == OBSERVER_METHOD || this == PRODUCING_METHOD;
    }

    /** Returns true if the annotated element is no method of the subject that others call. */
    boolean isMemberOnly() {
        return switch (this) {
            case POST_CONSTRUCT, PRE_DESTROY, INITIALIZER, ON_FIELD, ON_CONSTRUCTOR, ON_PARAMETER -> true;
            default -> false;
        };
    }
}
