package io.github.clerkjakarta.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One application, deployed several times: each with a mapping of JAX-RS, or a configuration, of its own. */
public enum WireApp {
    ANNOTATED("/app", "/api", Mapping.ANNOTATION, Map.of()),
    OVERRIDDEN("/over", "/rest", Mapping.OVERRIDDEN, Map.of("clerk.sign-in-url", "~/sign-in")),
    WEB_XML("/webxml", "/api", Mapping.WEB_XML, Map.of("clerk.sign-in-url", "~/sign-in")),
    ROOT("", "/api", Mapping.ANNOTATION, Map.of("clerk.sign-in-url", "~/sign-in")),
    SLASH("/slash", "", Mapping.SLASH, Map.of("clerk.sign-in-url", "~/sign-in")),
    /** Only on Jersey: nothing reports which part of the base URI is the context root. */
    BARE("/bare", "/api", Mapping.NONE, Map.of()),
    PUBLIC("/public", "/api", Mapping.ANNOTATION, Map.of("clerk.routes.public", "~/api/open(.*)")),
    IGNORED("/ignored", "/api", Mapping.ANNOTATION, Map.of("clerk.ignored", "~/api/open(.*)")),
    FORWARDED("/forwarded", "/api", Mapping.ANNOTATION, Map.of("clerk.forwarded-headers", "host,proto")),
    PUBLIC_URL("/publicurl", "/api", Mapping.ANNOTATION, Map.of("clerk.public-url", "https://public.example")),
    ALLOWED("/allowed", "/api", Mapping.ANNOTATION, Map.of("clerk.allowed-hosts", "localhost:{port}")),
    /** If {@code ~} were the path of JAX-RS, these patterns would open everything. */
    NARROW("/narrow", "/api", Mapping.ANNOTATION, Below.JAX_RS),
    NARROW_OVERRIDDEN("/narrowo", "/rest", Mapping.OVERRIDDEN, Below.JAX_RS),
    NARROW_BARE("/narrowb", "/api", Mapping.NONE, Below.JAX_RS);

    /** The source of JAX-RS's path. */
    public enum Mapping {
        ANNOTATION,
        /** {@code web.xml} has another path for the annotated class. */
        OVERRIDDEN,
        /** There is no {@code Application} class, only {@code web.xml}. */
        WEB_XML,
        /** {@code @ApplicationPath("/")} */
        SLASH,
        NONE
    }

    /** Patterns that name resources as if the context root were the path of JAX-RS. */
    private static final class Below {
        static final Map<String, String> JAX_RS = Map.of(
                "clerk.routes.public", "~/open(.*) ~/admin(.*) ~/members(.*)",
                "clerk.ignored", "~/open(.*) ~/admin(.*)");
    }

    private final String context;
    private final String path;
    private final Mapping mapping;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> properties;

    WireApp(String context, String path, Mapping mapping, Map<String, String> properties) {
        this.context = context;
        this.path = path;
        this.mapping = mapping;
        this.properties = properties;
    }

    /** Returns the context path; empty at the root. */
    public String context() {
        return context;
    }

    /** Returns the path of JAX-RS below the context root. */
    public String path() {
        return path;
    }

    public Mapping mapping() {
        return mapping;
    }

    /** Returns true if signed-out callers may request nothing. */
    boolean isShut() {
        return properties == Below.JAX_RS;
    }

    /** Returns true if the context root is certain. Otherwise patterns that open paths match nothing. */
    boolean hasContextRoot() {
        return mapping != Mapping.NONE;
    }

    /** Returns true if a server without a WAR cannot have this application. */
    public boolean needsWebXml() {
        return mapping == Mapping.OVERRIDDEN || mapping == Mapping.WEB_XML;
    }

    /** Returns its configuration, besides the keys. */
    public Map<String, String> properties(int port) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("clerk.routes.protected", "~" + path + "/admin(.*)");
        all.put("clerk.routes.scope", "jaxrs");
        all.put("clerk.csrf", "same-site");
        all.put("clerk.organization-sync.organization-patterns", "~" + path + "/open/orgs/:slug");
        all.put("clerk.organization-sync.personal-account-patterns", "~" + path + "/open/me");
        properties.forEach((name, value) -> all.put(name, value.replace("{port}", String.valueOf(port))));
        return all;
    }

    /** Returns the sign-in page that a browser is redirected to, or an empty text for the offline Clerk's. */
    String signInPath() {
        return properties.containsKey("clerk.sign-in-url") ? context + "/sign-in" : "";
    }

    /** Returns the content of {@code web.xml}, or an empty text to leave it out. */
    public String webXml() {
        return switch (mapping) {
            case OVERRIDDEN -> servlet("io.github.clerkjakarta.wire.app.Root", path);
            case WEB_XML -> servlet("jakarta.ws.rs.core.Application", path);
            default -> "";
        };
    }

    private static String servlet(String name, String path) {
        return "<servlet><servlet-name>" + name + "</servlet-name></servlet><servlet-mapping><servlet-name>" + name
                + "</servlet-name><url-pattern>" + path + "/*</url-pattern></servlet-mapping>";
    }

    /** Returns the simple names of the application's classes; without the library, only those that do not need it. */
    public List<String> classes(boolean withLibrary, boolean servlets) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "Admin",
                "Guarded",
                "Tilde",
                "Members",
                "Open",
                "Anything",
                "Sight",
                "Asked",
                "Noting",
                "Early",
                "Overriding"));
        if (mapping == Mapping.ANNOTATION || mapping == Mapping.OVERRIDDEN) {
            all.add("Root");
        }
        if (mapping == Mapping.SLASH) {
            all.add("Slash");
        }
        if (servlets) {
            all.addAll(List.of("Forwarding", "Forwarding$Wrapper"));
        }
        if (withLibrary) {
            all.addAll(List.of("Guard", "Goto"));
        }
        return all;
    }
}
