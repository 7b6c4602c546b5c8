package io.github.clerkjakarta.it;

import java.util.Locale;

/** The place of a class in an application. In an example's source, {@code // in JAR_ALL} sets it for one class. */
enum Spot {
    /** WEB-INF/classes, with the layout's beans.xml. */
    CLASSES(null),
    JAR(null),
    JAR_ANNOTATED("annotated"),
    JAR_ALL("all"),
    JAR_NONE("none"),
    JAR_WITHOUT_MANIFEST(null),
    /** A jar in the library folder of the EAR. */
    EAR_LIB(null),
    /** A library of server.xml. */
    SHARED(null);

    /** The discovery mode of its beans.xml; null if it has none, or the layout sets it. */
    final String mode;

    Spot(String mode) {
        this.mode = mode;
    }

    /** Returns true for a jar in WEB-INF/lib. */
    boolean isOfWar() {
        return this != CLASSES && this != EAR_LIB && this != SHARED;
    }

    String jar() {
        return "shapes-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jar";
    }
}
