package io.github.clerkjakarta.shapes;

/** How the subject's class or method is declared. */
public enum Form {
    PUBLIC,
    PACKAGE_PRIVATE_METHOD,
    PROTECTED_METHOD,
    PRIVATE_METHOD,
    STATIC_METHOD,
    FINAL_METHOD,
    FINAL_CLASS,
    RECORD,
    NESTED,
    DOLLAR_NAME,
    PROXY_NAME,
    GENERIC_CLASS,
    /** A second class that extends the subject's, made with {@code new}. */
    SECOND_SUBCLASS;

    /** Whether JAX-RS cannot call the method. */
    boolean isHiddenMethod() {
        return switch (this) {
            case PACKAGE_PRIVATE_METHOD, PROTECTED_METHOD, PRIVATE_METHOD, STATIC_METHOD -> true;
            default -> false;
        };
    }

    boolean isFinal() {
        return this == FINAL_METHOD || isFinalClass();
    }

    boolean isFinalClass() {
        return this == FINAL_CLASS || this == RECORD;
    }

    String methodModifiers() {
        return switch (this) {
            case PACKAGE_PRIVATE_METHOD -> "";
            case PROTECTED_METHOD -> "protected ";
            case PRIVATE_METHOD -> "private ";
            case STATIC_METHOD -> "public static ";
            case FINAL_METHOD -> "public final ";
            default -> "public ";
        };
    }

    /** The name in the source; the nested one's outer class is {@code Outer}. */
    String simpleName() {
        return switch (this) {
            case DOLLAR_NAME -> "Sub$ject";
            case PROXY_NAME -> "Subject$Proxy$_$$_WeldSubclass";
            default -> "Subject";
        };
    }

    /** The name by which other sources of the cell name the class. */
    String reference() {
        return this == NESTED ? "Outer.Subject" : simpleName();
    }
}
