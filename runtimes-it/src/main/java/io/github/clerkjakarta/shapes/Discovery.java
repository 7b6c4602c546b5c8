package io.github.clerkjakarta.shapes;

/** The place of the classes, and the way in which CDI looks for beans there. */
public enum Discovery {
    NO_BEANS_XML("", false),
    ANNOTATED("annotated", false),
    ALL("all", false),
    NONE("none", false),
    JAR_NO_BEANS_XML("", true),
    JAR_ANNOTATED("annotated", true),
    JAR_NONE("none", true);

    private final String mode;
    private final boolean jar;

    Discovery(String mode, boolean jar) {
        this.mode = mode;
        this.jar = jar;
    }

    /** Returns the content of beans.xml, or an empty text to leave it out. */
    public String beansXml() {
        return mode.isEmpty()
                ? ""
                : "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"" + mode
                        + "\"/>";
    }

    /** Returns true if the classes are in a library's jar, which has no manifest, and false for a folder of classes. */
    public boolean isJar() {
        return jar;
    }

    boolean findsNothing() {
        return mode.equals("none");
    }

    boolean findsEverything() {
        return mode.equals("all");
    }
}
