package io.github.clerkjakarta.shapes;

/** The declaration of the subject's class or method. */
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

    /** Returns true if JAX-RS cannot call the method. */
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

    /** Returns the name in the source; the nested one's outer class is {@code Outer}. */
    String simpleName() {
        return switch (this) {
            case DOLLAR_NAME -> "Sub$ject";
            case PROXY_NAME -> "Subject$Proxy$_$$_WeldSubclass";
            default -> "Subject";
        };
    }

    /** Returns the name by which other sources of the cell refer to the class. */
    String reference() {
        return this == NESTED ? "Outer.Subject" : simpleName();
    }
}
