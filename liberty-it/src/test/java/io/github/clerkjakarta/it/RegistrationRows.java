package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.DeploymentRow.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Applications that keep providers out, and runtimes that are too old: rules hold there, or the deployment fails. */
final class RegistrationRows {
    private static final String NAME = "jakarta.ws.rs.loadServices";
    private static final String PARAMETER = "<param-name>" + NAME + "</param-name><param-value>false</param-value>";

    /** The places that may name the property. */
    private enum Off {
        CONTEXT_PARAM,
        INIT_PARAM,
        PROPERTIES,
        TEXT,
        BROKEN
    }

    /** The way in which the application lists its classes. */
    private enum Listing {
        SCANNED,
        CLASSES,
        SINGLETONS,
        CLASSES_AND_SINGLETONS
    }

    private enum Rule {
        ROUTES,
        PUBLIC,
        GUARD,
        CSRF,
        DENY
    }

    private RegistrationRows() {}

    static List<DeploymentRow> all() {
        List<DeploymentRow> all = new ArrayList<>();
        for (Off off : List.of(Off.CONTEXT_PARAM, Off.INIT_PARAM, Off.PROPERTIES)) {
            for (Listing listing : List.of(Listing.SCANNED, Listing.CLASSES, Listing.SINGLETONS)) {
                all.add(row(off, listing, Rule.ROUTES));
            }
        }
        all.add(row(Off.PROPERTIES, Listing.CLASSES_AND_SINGLETONS, Rule.ROUTES));
        all.add(row(Off.TEXT, Listing.CLASSES, Rule.ROUTES));
        all.add(row(Off.BROKEN, Listing.CLASSES, Rule.ROUTES));
        for (Rule rule : List.of(Rule.PUBLIC, Rule.GUARD, Rule.CSRF, Rule.DENY)) {
            all.add(row(Off.CONTEXT_PARAM, Listing.SCANNED, rule));
            all.add(row(Off.INIT_PARAM, Listing.CLASSES, rule));
        }
        for (String mode : new String[] {"annotated", "none", null}) {
            all.add(row(Off.CONTEXT_PARAM, Listing.SCANNED, Rule.ROUTES, "-" + mode)
                    .discovery(mode));
            all.add(row(Off.PROPERTIES, Listing.CLASSES, Rule.ROUTES, "-" + mode)
                    .discovery(mode));
        }
        all.add(DeploymentRow.of("off-second", "one application of two switches service files off")
                .application("First", "@ApplicationPath(\"/first\")", "")
                .application("Second", "@ApplicationPath(\"/second\")", body(Off.PROPERTIES, Listing.CLASSES))
                .things()
                .isProtected("~/first/(.*) ~/second/(.*)")
                .secret("/first/things", "/second/things")
                .shut());
        ee9(all);
        return all;
    }

    private static String body(Off off, Listing listing) {
        String value = off == Off.TEXT ? "\"FALSE\"" : "false";
        StringBuilder body = new StringBuilder();
        if (off == Off.PROPERTIES || off == Off.TEXT || off == Off.BROKEN) {
            body.append("@Override public Map<String, Object> getProperties() { return Map.of(\"" + NAME + "\", "
                    + value + "); }");
        }
        if (off == Off.BROKEN) {
            // It cannot be created at deployment.
            body.append("@Inject jakarta.servlet.ServletContext context; private boolean asked;"
                    + " public Root() { if (!Thread.currentThread().getStackTrace()[2].getClassName()"
                    + ".startsWith(\"org.\") && Arrays.stream(Thread.currentThread().getStackTrace())"
                    + ".anyMatch(it -> it.getClassName().startsWith(\"io.github.clerkjakarta\")))"
                    + " throw new IllegalStateException(\"not now\"); }");
        }
        if (listing == Listing.CLASSES || listing == Listing.CLASSES_AND_SINGLETONS) {
            body.append("@Override public Set<Class<?>> getClasses() { return Set.of(Things.class); }");
        }
        if (listing == Listing.SINGLETONS || listing == Listing.CLASSES_AND_SINGLETONS) {
            String type = listing == Listing.SINGLETONS ? "Things" : "More";
            body.append("@Override public Set<Object> getSingletons() { return Set.of(new " + type + "()); }");
        }
        return body.toString();
    }

    private static DeploymentRow row(Off off, Listing listing, Rule rule) {
        return row(off, listing, rule, "");
    }

    private static DeploymentRow row(Off off, Listing listing, Rule rule, String more) {
        String id = ("off-" + off + "-" + listing + "-" + rule + more)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        DeploymentRow row = DeploymentRow.of(id, NAME + "=false")
                .application("Root", "@ApplicationPath(\"/api\")", body(off, listing))
                .things()
                .shut();
        if (listing == Listing.CLASSES_AND_SINGLETONS) {
            row.source("More", "@Path(\"more\") public class More { @GET public String get() { return \"SECRET\"; } }")
                    .secret("/api/more");
        }
        if (off == Off.CONTEXT_PARAM) {
            row.webXml("<context-param>" + PARAMETER + "</context-param>");
        }
        if (off == Off.INIT_PARAM) {
            row.webXml("<servlet><servlet-name>{package}.Root</servlet-name><init-param>" + PARAMETER
                    + "</init-param></servlet>");
        }
        return switch (rule) {
            case ROUTES -> row.isProtected("~/api/(.*)").secret("/api/things");
            case PUBLIC ->
                row.isPublic("~/open").property("clerk.routes.scope", "jaxrs").secret("/api/things");
            case GUARD ->
                row.source(
                                "Guarding",
                                "@ApplicationScoped public class Guarding implements RequestGuard {"
                                        + " @Override public void check(Auth auth, ClerkRequest request) { auth.protect(); } }")
                        .secret("/api/things");
            case CSRF -> row.property("clerk.csrf", "same-site").secret("CSRF /api/things");
            case DENY -> row.property("clerk.default", "deny").secret("/api/things");
        };
    }

    private static void ee9(List<DeploymentRow> all) {
        String needed = "Jakarta REST 3.1 is needed, 3.0 is here";
        all.add(DeploymentRow.of("ee9-rules", "Jakarta EE 9, route rules")
                .on(Features.EE9)
                .api("/api")
                .isProtected("~/api/(.*)")
                .secret("/api/things")
                .refused(needed));
        all.add(DeploymentRow.of("ee9-annotated", "Jakarta EE 9, annotations")
                .on(Features.EE9)
                .application("Root", "@ApplicationPath(\"/api\")", "")
                .source(
                        "Things",
                        "@Path(\"things\") @Authenticated public class Things {"
                                + " @GET public String get() { return \"SECRET\"; } }")
                .secret("/api/things")
                .refused(needed));
        all.add(DeploymentRow.of("ee9-nothing", "Jakarta EE 9, no protection")
                .on(Features.EE9)
                .api("/api")
                .refused(needed));
    }
}
