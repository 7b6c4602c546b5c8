package io.github.clerkjakarta.shapes;

/** The annotated element, as seen from the subject's class. */
public enum Place {
    CLASS(true),
    METHOD(false),
    INTERFACE(true),
    INTERFACE_METHOD(false),
    /** {@code R secret(T)}, which the subject implements with a bridge. */
    GENERIC_INTERFACE_METHOD(false),
    SUPERCLASS(true),
    OVERRIDDEN_METHOD(false),
    INHERITED_METHOD(false),
    DEFAULT_METHOD(false),
    /** A method of an interface that the superclass implements. */
    SUPER_INTERFACE_METHOD(false),
    /** The superclass declares {@code T secret()}, an interface of the subject {@code String secret()}: javac bridges. */
    BRIDGED_METHOD(false),
    /** A package-private method of a superclass in another package, which CDI cannot override. */
    FOREIGN_PACKAGE_METHOD(false);

    private final boolean onClass;

    Place(boolean onClass) {
        this.onClass = onClass;
    }

    /** Returns true if it protects all methods of the class. */
    boolean isOnClass() {
        return onClass;
    }

    boolean hasParent() {
        return switch (this) {
            case SUPERCLASS,
                    OVERRIDDEN_METHOD,
                    INHERITED_METHOD,
                    SUPER_INTERFACE_METHOD,
                    BRIDGED_METHOD,
                    FOREIGN_PACKAGE_METHOD -> true;
            default -> false;
        };
    }

    boolean hasInterface() {
        return switch (this) {
            case INTERFACE,
                    INTERFACE_METHOD,
                    GENERIC_INTERFACE_METHOD,
                    DEFAULT_METHOD,
                    SUPER_INTERFACE_METHOD,
                    BRIDGED_METHOD -> true;
            default -> false;
        };
    }

    /** Returns true if the subject's class declares the method itself. */
    boolean isDeclaredBySubject() {
        return this != INHERITED_METHOD
                && this != FOREIGN_PACKAGE_METHOD
                && this != DEFAULT_METHOD
                && this != BRIDGED_METHOD;
    }
}
