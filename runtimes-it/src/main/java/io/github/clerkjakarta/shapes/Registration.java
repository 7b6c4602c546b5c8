package io.github.clerkjakarta.shapes;

/** How the {@code Application} names its resources. */
public enum Registration {
    CLASSES,
    SINGLETONS,
    /** Two applications, with a half of the resources each. */
    TWO_APPLICATIONS
}
