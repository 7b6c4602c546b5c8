package io.github.clerkjakarta.it;

/**
 * The settings that the examples of one WAR share.
 *
 * @param name of the WAR
 * @param mode the discovery mode of its beans.xml; null to leave the file out
 * @param registration the way in which JAX-RS gets the resources
 * @param packaging the place of the WAR and its libraries
 * @param webXml the content of its web.xml, besides the parts that examples add
 */
record Layout(String name, String mode, Registration registration, Packaging packaging, String webXml) {
    enum Registration {
        /** An empty {@code Application}: all classes are found. */
        SCAN,
        CLASSES,
        SINGLETONS,
        /** The example's own {@code Application}, or none. */
        OWN
    }

    enum Packaging {
        WAR,
        /** An EAR, with the libraries in the WAR. */
        EAR,
        /** An EAR, with the libraries in the EAR's library folder. */
        EAR_WITH_LIBRARIES,
        /** A library of server.xml that this application alone uses; our jar is in the WAR. */
        PRIVATE_LIBRARY,
        /** A library of server.xml that applications share; our jar is in it and not in the WAR. */
        COMMON_LIBRARY;

        boolean isEar() {
            return this == EAR || this == EAR_WITH_LIBRARIES;
        }

        boolean hasLibrary() {
            return this == PRIVATE_LIBRARY || this == COMMON_LIBRARY;
        }
    }

    static final Layout NO_BEANS_XML = scanning("nobeans", null);
    static final Layout ANNOTATED = scanning("annotated", "annotated");
    static final Layout ALL = scanning("all", "all");
    static final Layout NONE = scanning("none", "none");
    static final Layout CLASSES = registering("classes", Registration.CLASSES);
    static final Layout SINGLETONS = registering("singletons", Registration.SINGLETONS);

    private static Layout scanning(String name, String mode) {
        return new Layout(name, mode, Registration.SCAN, Packaging.WAR, "");
    }

    static Layout registering(String name, Registration registration) {
        return new Layout(name, "annotated", registration, Packaging.WAR, "");
    }

    static Layout packaged(String name, Packaging packaging) {
        return new Layout(name, "annotated", Registration.CLASSES, packaging, "");
    }

    Layout withWebXml(String content) {
        return new Layout(name, mode, registration, packaging, content);
    }

    Layout withMode(String other) {
        return new Layout(name, other, registration, packaging, webXml);
    }

    Layout named(String other) {
        return new Layout(other, mode, registration, packaging, webXml);
    }
}
