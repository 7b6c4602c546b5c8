package io.github.clerkjakarta.shapes;

/** The way in which the {@code Application} names its resources. */
public enum Registration {
    CLASSES,
    SINGLETONS,
    /** Two applications, with a half of the resources each. */
    TWO_APPLICATIONS
}
