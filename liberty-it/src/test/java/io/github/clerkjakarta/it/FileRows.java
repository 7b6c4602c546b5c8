package io.github.clerkjakarta.it;

import static io.github.clerkjakarta.it.DeploymentRow.Outcome.DEPLOYED;

import io.github.clerkjakarta.it.DeploymentRow.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules about paths that no JAX-RS application serves: files, JSP and servlets. */
final class FileRows {
    private static final String SCOPE = "clerk.routes.scope";
    private static final String PATTERNS = "clerk.servlet-filter.patterns";
    private static final String LISTENER = "io.github.clerkjakarta.servlet.ClerkServletListener";
    private static final String[] HOW_TO = {PATTERNS, LISTENER, SCOPE + "=jaxrs"};

    private static final List<String> INSIDE = List.of(
            "~/api",
            "~/api/(.*)",
            "~/api/:path*",
            "~/api/:path+",
            "~/api/x(.*)",
            "~/api/things",
            "~/API/(.*)",
            "~/api/:a/:b",
            "~/api/{x/}?y",
            "~/api/(\\d+)",
            "~/api/((?!x).*)",
            "~/api/x{y}?",
            "{root}/api",
            "{root}/api/(.*)",
            "/elsewhere",
            "/elsewhere/x(.*)",
            "{root}x/(.*)");

    private static final List<String> OUTSIDE = List.of(
            "~/",
            "~/(.*)",
            "~/reports(.*)",
            "~/api(.*)",
            "~/apix",
            "~/api-docs",
            "~/api.txt",
            "~/a(.*)",
            "~/:any/x",
            "~/:any*",
            "~/{api/}?x",
            "~/api:rest",
            "~/api{x}?",
            "~/((?!api).*)",
            "~/(api|reports)/(.*)",
            "{root}",
            "{root}(.*)",
            "{root}/reports(.*)",
            "/(.*)",
            "/:any/reports/x",
            "/((?!api).*)",
            "/(elsewhere|[^/]*)/reports");

    private FileRows() {}

    static List<DeploymentRow> all() {
        List<DeploymentRow> all = new ArrayList<>();
        patterns(all);
        mappings(all);
        besides(all);
        withFilter(all);
        listeners(all);
        onPurpose(all);
        withoutServlets(all);
        pages(all);
        faces(all);
        descriptors(all);
        patternsBeside(all);
        signInPages(all);
        return all;
    }

    /** Returns a row with an application at /api and files in /reports. */
    private static DeploymentRow row(String name, String what) {
        return DeploymentRow.of(name, what).api("/api").reports();
    }

    private static DeploymentRow refused(DeploymentRow row, String pattern) {
        return row.refused(pattern).refused(HOW_TO);
    }

    private static void patterns(List<DeploymentRow> all) {
        all.add(refused(row("reports", "files that a rule protects"), "~/reports(.*)")
                .isProtected("~/reports(.*)"));
        all.add(row("all-but", "files that a public list leaves out")
                .isPublic("~/ ~/api/(.*)")
                .refused("clerk.routes.public")
                .refused(HOW_TO));
        all.add(refused(row("api-x", "a pattern that also matches /apix"), "~/api(.*)")
                .isProtected("~/api(.*)")
                .refusedSaying(List.of(".*~/api(?![(/]).*~/api/\\(\\.\\*\\).*")));
        DeploymentRow inside = row("inside", "patterns that lie inside the application");
        inside.isProtected(String.join("\n", INSIDE))
                .outcome(DEPLOYED)
                .open("/reports/q1.txt")
                .secret("/api/things");
        inside.secrets.removeIf(it -> it.contains("reports"));
        all.add(inside);
        DeploymentRow outside = row("outside", "patterns that lie outside of it, each named");
        outside.isProtected(String.join("\n", OUTSIDE))
                .refused(HOW_TO)
                .refusedSaying(OUTSIDE.stream()
                        .map(it -> ".*(?<![^\\s\",(])"
                                + Pattern.quote(it.replace("{root}", outside.contextRoot))
                                + "(?![^\\s\",.;:)]).*")
                        .toList());
        all.add(outside);
        DeploymentRow deep = row("deep", "a context root of two segments").contextRoot("/deep/root");
        deep.isProtected("/deep/root/api/(.*) /deep/(.*) /deep/:any/reports(.*) /deep /root/reports(.*)")
                .refused("/deep/(.*)", "/deep/:any/reports(.*)")
                .refused(HOW_TO)
                .notSaying("/root/reports(.*)");
        all.add(deep);
        DeploymentRow deepInside =
                row("deep-inside", "a context root of two segments").contextRoot("/deep/inside");
        deepInside.secrets.clear();
        all.add(deepInside
                .isProtected("/deep/inside/api/(.*) /deep /deep/x(.*) /inside/reports(.*) ~/api")
                .secret("/api/things")
                .enforced());
        DeploymentRow root = row("root", "the context root /, a rule for files").contextRoot("/");
        root.isProtected("/reports(.*) ~/api/(.*)").refused("/reports(.*)").refused(HOW_TO);
        all.add(root);
    }

    private static String servlet(String name, String mapping) {
        return "<servlet><servlet-name>" + name + "</servlet-name></servlet><servlet-mapping><servlet-name>" + name
                + "</servlet-name><url-pattern>" + mapping + "</url-pattern></servlet-mapping>";
    }

    private static void mappings(List<DeploymentRow> all) {
        for (String annotation : List.of("@ApplicationPath(\"/api\")", "")) {
            String id = annotation.isEmpty() ? "-bare" : "";
            String overriding = servlet("{package}.Root", "/v1/*");
            all.add(DeploymentRow.of("mapped" + id, "web.xml maps the application, " + annotation)
                    .application("Root", annotation, "")
                    .things()
                    .webXml(overriding)
                    .isProtected("~/v1/(.*)")
                    .secret("/v1/things")
                    .enforced());
            all.add(refused(
                    DeploymentRow.of("mapped-away" + id, "web.xml maps it elsewhere, " + annotation)
                            .application("Root", annotation, "")
                            .things()
                            .webXml(overriding)
                            .secretFiles("api/x.txt")
                            .isProtected("~/api/(.*)"),
                    "~/api/(.*)"));
        }
        all.add(DeploymentRow.of("by-type", "web.xml maps jakarta.ws.rs.core.Application")
                .things()
                .webXml(servlet("jakarta.ws.rs.core.Application", "/rest/*"))
                .isProtected("~/rest/(.*)")
                .secret("/rest/things")
                .enforced());
        all.add(refused(
                DeploymentRow.of("by-type-away", "the same, a rule elsewhere")
                        .things()
                        .webXml(servlet("jakarta.ws.rs.core.Application", "/rest/*"))
                        .secretFiles("api/x.txt")
                        .isProtected("~/api/(.*)"),
                "~/api/(.*)"));
        all.add(refused(
                DeploymentRow.of("unmapped", "an application without a path")
                        .application("Root", "", "")
                        .things()
                        .secretFiles("api/x.txt")
                        .isProtected("~/api/(.*)"),
                "~/api/(.*)"));
        all.add(refused(
                DeploymentRow.of("exact", "web.xml maps it to one path only")
                        .application("Root", "", "")
                        .things()
                        .webXml(servlet("{package}.Root", "/api"))
                        .secretFiles("api/x.txt")
                        .isProtected("~/api/(.*)"),
                "~/api/(.*)"));
        all.add(refused(
                DeploymentRow.of("extension", "web.xml maps it to an extension")
                        .application("Root", "", "")
                        .things()
                        .webXml(servlet("{package}.Root", "*.rest"))
                        .secretFiles("api/x.txt")
                        .isProtected("~/api/(.*)"),
                "~/api/(.*)"));
        for (String path : List.of("api", "/api/", "/api/*", "a%70i")) {
            all.add(DeploymentRow.of("spelled-" + path.replaceAll("\\W", "_"), "@ApplicationPath(\"" + path + "\")")
                    .api(path)
                    .isProtected("~/api/(.*)")
                    .secret("/api/things")
                    .outcome(path.matches("[/a-z]+") ? DeploymentRow.Outcome.ENFORCED : DeploymentRow.Outcome.SHUT));
        }
        DeploymentRow two = DeploymentRow.of("two-apps", "two applications, a rule for each")
                .api("/api")
                .application("Other", "@ApplicationPath(\"/admin\")", "")
                .isProtected("~/api/(.*) ~/admin/(.*)")
                .secret("/api/things", "/admin/things")
                .enforced();
        all.add(two);
        all.add(refused(
                        DeploymentRow.of("two-apps-files", "two applications, and a rule for files")
                                .api("/api")
                                .application("Other", "@ApplicationPath(\"/admin\")", "")
                                .reports()
                                .isProtected("~/api/(.*) ~/admin/(.*) ~/reports(.*)"),
                        "~/reports(.*)")
                .notSaying("~/admin/(.*)"));
        all.add(refused(
                DeploymentRow.of("no-app", "no application at all").reports().isProtected("~/reports(.*)"),
                "~/reports(.*)"));
        all.add(refused(
                DeploymentRow.of("welcome", "a welcome file")
                        .api("/api")
                        .secretFiles("index.html")
                        .secret("/")
                        .isProtected("~/"),
                "~/"));
        all.add(DeploymentRow.of("below", "files and JSP in the folder of the application's path: JAX-RS gets them")
                .api("/api")
                .secretFiles("api/x.txt", "api/x.html", "api/x.jsp")
                .isProtected("~/api/(.*)"));
    }

    /** Adds JAX-RS at the root, and servlets inside the paths of an application. */
    private static void besides(List<DeploymentRow> all) {
        all.add(DeploymentRow.of("slash", "JAX-RS at /: it gets all paths")
                .api("/")
                .secretFiles("reports/q1.txt", "reports/q1.html")
                .isProtected("~/reports(.*) ~/things"));
        all.add(DeploymentRow.of("slash-jsp", "JAX-RS at /: JSP are still pages")
                .api("/")
                .secretFiles("reports/q1.jsp")
                .isProtected("~/reports(.*) ~/things")
                .shut());
        all.add(DeploymentRow.of("slash-jsp-public", "the same with a public list")
                .api("/")
                .secretFiles("reports/q1.jsp")
                .isPublic("~/open")
                .shut());
        all.add(DeploymentRow.of("slash-public", "JAX-RS at /, a public list")
                .api("/")
                .isPublic("~/open")
                .secret("/things")
                .enforced());
        all.add(DeploymentRow.of("slash-default", "JAX-RS is the default servlet: JSP are still pages")
                .application("Root", "", "")
                .things()
                .webXml(servlet("{package}.Root", "/"))
                .secretFiles("reports/q1.jsp", "reports/q1.txt")
                .isProtected("~/reports(.*)")
                .shut());
        all.add(refused(
                DeploymentRow.of("slash-servlet", "JAX-RS at /, a servlet below it")
                        .api("/")
                        .servlet("Export", "@WebServlet(\"/reports/export\")")
                        .secret("/reports/export")
                        .isProtected("~/reports(.*)"),
                "~/reports(.*)"));
        for (String annotation : List.of("/api/export", "/api/export/*", "/api/things")) {
            String id = annotation.replaceAll("\\W", "_");
            all.add(refused(
                    DeploymentRow.of("servlet" + id, "@WebServlet(\"" + annotation + "\") inside the application")
                            .api("/api")
                            .servlet("Export", "@WebServlet(\"" + annotation + "\")")
                            .secret(annotation.replace("*", "x"))
                            .isProtected("~/api/(.*)"),
                    "~/api/(.*)"));
        }
        all.add(refused(
                DeploymentRow.of("servlet-xml", "a servlet of web.xml inside the application")
                        .api("/api")
                        .servlet("Export", "")
                        .webXml(servlet("e", "/api/export")
                                .replace(
                                        "</servlet-name></servlet>",
                                        "</servlet-name><servlet-class>{package}.Export</servlet-class></servlet>"))
                        .secret("/api/export")
                        .isProtected("~/api/(.*)"),
                "~/api/(.*)"));
        all.add(refused(
                DeploymentRow.of("servlet-jsp", "a JSP that web.xml maps into the application")
                        .api("/api")
                        .file("WEB-INF/page.jsp", "SECRET")
                        .webXml(servlet("e", "/api/page")
                                .replace(
                                        "</servlet-name></servlet>",
                                        "</servlet-name><jsp-file>/WEB-INF/page.jsp</jsp-file></servlet>"))
                        .secret("/api/page")
                        .isProtected("~/api/(.*)"),
                "~/api/(.*)"));
        all.add(DeploymentRow.of("servlet-added", "a servlet that a listener adds inside the application")
                .api("/api")
                .servlet("Export", "")
                .source(
                        "Adding",
                        "@WebListener public class Adding implements jakarta.servlet.ServletContextListener {"
                                + " @Override public void contextInitialized(jakarta.servlet.ServletContextEvent event) {"
                                + " event.getServletContext().addServlet(\"e\", Export.class).addMapping(\"/api/export\"); } }")
                .secret("/api/export")
                .isProtected("~/api/(.*)")
                .shut());
        all.add(DeploymentRow.of("servlet-initializer", "a servlet that a ServletContainerInitializer adds there")
                .api("/api")
                .servlet("Export", "")
                .source(
                        "Adding",
                        "public class Adding implements jakarta.servlet.ServletContainerInitializer {"
                                + " @Override public void onStartup(Set<Class<?>> types, jakarta.servlet.ServletContext"
                                + " context) { context.addServlet(\"e\", Export.class).addMapping(\"/api/export\"); } }")
                .file(
                        "WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer",
                        "rows.servlet_initializer.Adding")
                .secret("/api/export")
                .isProtected("~/api/(.*)")
                .shut());
        all.add(DeploymentRow.of("socket", "a WebSocket endpoint inside the application")
                .api("/api")
                .source(
                        "Socket",
                        "@jakarta.websocket.server.ServerEndpoint(\"/api/socket\") public class Socket {"
                                + " @jakarta.websocket.OnOpen public void open(jakarta.websocket.Session session)"
                                + " throws Exception { session.getBasicRemote().sendText(\"SECRET\"); session.close(); } }")
                .secret("WS /api/socket")
                .isProtected("~/api/(.*)")
                .shut());
        all.add(DeploymentRow.of("socket-filter", "the same, and the filter")
                .api("/api")
                .source(
                        "Socket",
                        "@jakarta.websocket.server.ServerEndpoint(\"/api/socket\") public class Socket {"
                                + " @jakarta.websocket.OnOpen public void open(jakarta.websocket.Session session)"
                                + " throws Exception { session.getBasicRemote().sendText(\"SECRET\"); session.close(); } }")
                .webXml(listener(LISTENER))
                .property(PATTERNS, "~/pages/(.*)")
                .secret("WS /api/socket")
                .isProtected("~/api/(.*)")
                .enforced());
        all.add(DeploymentRow.of("servlet-aside", "a servlet inside the application, and a rule for other paths")
                .api("/api")
                .servlet("Export", "@WebServlet(\"/api/export\")")
                .isProtected("~/api/things(.*)")
                .secret("/api/things")
                .open("/api/export")
                .enforced());
        all.add(DeploymentRow.of("servlet-suffix", "a servlet for an extension: the application's path wins")
                .api("/api")
                .servlet("Export", "@WebServlet(\"*.do\")")
                .isProtected("~/api/(.*)")
                .secret("/api/x.do"));
    }

    private static String listener(String className) {
        return "<listener><listener-class>" + className + "</listener-class></listener>";
    }

    /** Returns a row with files, a page and a servlet. */
    private static DeploymentRow site(String name, String what) {
        return row(name, what)
                .secretFiles("reports/q1.jsp", "reports/q1.js")
                .file("index.txt", "OPEN")
                .servlet("Export", "@WebServlet(\"/reports/export\")")
                .secret("/reports/export", "/api/things")
                .webXml(listener(LISTENER))
                .enforced();
    }

    private static void withFilter(List<DeploymentRow> all) {
        Map<String, String> filters = Map.of(
                "all", "~/(.*)", "others", "~/pages/(.*)", "elsewhere", "/elsewhere", "some", "~/reports/q1.txt");
        filters.forEach((id, patterns) -> {
            all.add(site("filter-" + id, "a rule, and the filter at " + patterns)
                    .property(PATTERNS, patterns)
                    .isProtected("~/reports(.*) ~/api/(.*)")
                    .open("/index.txt"));
            all.add(site("filter-public-" + id, "a public list, and the filter at " + patterns)
                    .property(PATTERNS, patterns)
                    .isPublic("~/index.txt")
                    .open("/index.txt"));
        });
        all.add(DeploymentRow.of("filter-servlet", "the filter, and a servlet inside the application")
                .api("/api")
                .servlet("Export", "@WebServlet(\"/api/export\")")
                .webXml(listener(LISTENER))
                .property(PATTERNS, "~/pages/(.*)")
                .isProtected("~/api/(.*)")
                .secret("/api/export", "/api/things")
                .enforced());
        all.add(DeploymentRow.of("filter-resources", "the filter, and files of a library's META-INF/resources")
                .api("/api")
                .file(
                        "WEB-INF/lib/pages.jar",
                        Zip.of(Map.of("META-INF/resources/reports/lib.html", Zip.bytes(DeploymentRow.WORD))))
                .webXml(listener(LISTENER))
                .property(PATTERNS, "~/pages/(.*)")
                .isProtected("~/reports(.*)")
                .secret("/reports/lib.html")
                .enforced());
    }

    /** Adds ways to name the listener, and not to. */
    private static void listeners(List<DeploymentRow> all) {
        DeploymentRow[] unnamed = {
            row("listener-none", "patterns, and no listener"),
            row("listener-comment", "a listener in a comment").webXml("<!-- " + listener(LISTENER) + " -->"),
            row("listener-text", "a listener in a description").webXml("<description>" + LISTENER + "</description>"),
            row("listener-cdata", "a listener in CDATA of a description")
                    .webXml("<description><![CDATA[" + listener(LISTENER) + "]]></description>"),
            row("listener-parameter", "a listener as a parameter")
                    .webXml("<context-param><param-name>listener-class</param-name><param-value>" + LISTENER
                            + "</param-value></context-param>")
        };
        for (DeploymentRow row : unnamed) {
            all.add(row.property(PATTERNS, "~/(.*)")
                    .isProtected("~/reports(.*)")
                    .refused(PATTERNS, LISTENER));
        }
        all.add(row("listener-only", "a listener, and no patterns")
                .webXml(listener(LISTENER))
                .isProtected("~/reports(.*)")
                .shut());
        all.add(row("listener-between", "a listener between comments")
                .webXml("<!-- one -->" + listener(LISTENER) + "<!-- two -->")
                .property(PATTERNS, "~/(.*)")
                .isProtected("~/reports(.*)")
                .enforced());
        all.add(row("listener-lines", "a listener on a line of its own")
                .webXml(listener("\n    " + LISTENER + "\n  "))
                .property(PATTERNS, "~/(.*)")
                .isProtected("~/reports(.*)")
                .enforced());
        String mine = "public class Mine extends io.github.clerkjakarta.servlet.ClerkServletListener {}";
        all.add(listening("listener-mine", "a class of the application that extends the listener, in web.xml")
                .source("Mine", mine)
                .webXml(listener("{package}.Mine")));
        all.add(listening("listener-annotated", "the same, @WebListener").source("Mine", "@WebListener " + mine));
        all.add(listening("listener-incomplete", "the same, and a complete web.xml, which switches it off")
                .source("Mine", "@WebListener " + mine)
                .complete()
                .webXml(servlet("{package}.Root", "/api/*")));
        byte[] fragment = Zip.of(Map.of(
                "META-INF/web-fragment.xml",
                Zip.bytes("<web-fragment xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"><name>f</name>"
                        + listener(LISTENER) + "</web-fragment>")));
        String jar = "WEB-INF/lib/fragment.jar";
        all.add(listening("fragment", "the listener in a web fragment").file(jar, fragment));
        all.add(listening("fragment-out", "the same, left out by the order of web.xml")
                .file(jar, fragment)
                .webXml("<absolute-ordering/>"));
        all.add(listening("fragment-complete", "the same, left out by a complete web.xml")
                .file(jar, fragment)
                .complete()
                .webXml(servlet("{package}.Root", "/api/*")));
    }

    private static DeploymentRow listening(String name, String what) {
        return row(name, what)
                .property(PATTERNS, "~/(.*)")
                .isProtected("~/reports(.*)")
                .shut();
    }

    private static void onPurpose(List<DeploymentRow> all) {
        for (Features features : List.of(Features.SERVLETS, Features.NO_SERVLETS)) {
            String id = "scope-" + features.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (String rules : List.of("protected", "public")) {
                DeploymentRow row = row(id + "-" + rules, SCOPE + "=jaxrs, with " + rules)
                        .on(features)
                        .property(SCOPE, "jaxrs");
                row.secrets.clear();
                all.add(row.property(
                                "clerk.routes." + rules, rules.equals("public") ? "~/open" : "~/reports(.*) ~/api(.*)")
                        .secret("/api/things")
                        .open("/reports/q1.txt")
                        .enforced());
            }
        }
        all.add(row("scope-unknown", "a scope that there is not")
                .property(SCOPE, "jax-rs")
                .isProtected("~/api/(.*)")
                .refused(SCOPE, "jax-rs", "jaxrs"));
    }

    /** Adds rows without servlets: static files are served there too. */
    private static void withoutServlets(List<DeploymentRow> all) {
        List<DeploymentRow> some = new ArrayList<>();
        some.add(row("rest-reports", "without servlets, files that a rule protects")
                .isProtected("~/reports(.*)")
                .refused("~/reports(.*)", SCOPE + "=jaxrs", "servlet-6.0"));
        some.add(row("rest-all-but", "without servlets, a public list")
                .isPublic("~/ ~/api/(.*)")
                .refused("clerk.routes.public", SCOPE + "=jaxrs", "servlet-6.0"));
        DeploymentRow inside = row("rest-inside", "without servlets, patterns that lie inside");
        inside.secrets.clear();
        some.add(inside.isProtected(String.join("\n", INSIDE))
                .secret("/api/things")
                .open("/reports/q1.txt")
                .enforced());
        some.add(DeploymentRow.of("rest-slash", "without servlets, JAX-RS at /")
                .api("/")
                .secretFiles("reports/q1.txt", "reports/q1.html")
                .isProtected("~/reports(.*) ~/things")
                .secret("/things"));
        some.add(DeploymentRow.of("rest-mapped", "without servlets, web.xml maps the application")
                .api("/api")
                .webXml(servlet("{package}.Root", "/v1/*"))
                .isProtected("~/v1/(.*)")
                .secret("/v1/things")
                .enforced());
        some.add(DeploymentRow.of("rest-mapped-away", "without servlets, web.xml maps it elsewhere")
                .api("/api")
                .webXml(servlet("{package}.Root", "/v1/*"))
                .secretFiles("api/x.txt")
                .isProtected("~/api/(.*)")
                .refused("~/api/(.*)"));
        some.add(DeploymentRow.of("rest-welcome", "without servlets, a welcome file")
                .api("/api")
                .secretFiles("index.html")
                .secret("/")
                .isProtected("~/")
                .refused("~/"));
        some.forEach(it -> it.on(Features.NO_SERVLETS));
        all.addAll(some);
    }

    /** Adds files that the container runs, whatever their names and places: JAX-RS at / does not get them. */
    private static void pages(List<DeploymentRow> all) {
        all.add(DeploymentRow.of("page-extensions", "JAX-RS at /: other extensions of JSP")
                .api("/")
                .secretFiles("reports/q1.jsw", "reports/q1.jsv", "reports/q1.jspx")
                .isProtected("~/reports(.*)")
                .shut());
        for (String pattern : List.of("*.foo", "/reports/*")) {
            all.add(DeploymentRow.of(
                            "page-group" + pattern.replaceAll("\\W+", "-").replaceFirst("-$", ""),
                            "JAX-RS at /: web.xml says that " + pattern + " are JSP")
                    .api("/")
                    .webXml("<jsp-config><jsp-property-group><url-pattern>" + pattern
                            + "</url-pattern></jsp-property-group></jsp-config>")
                    .secretFiles("reports/q1.foo")
                    .isProtected("~/reports(.*)")
                    .shut());
        }
        all.add(DeploymentRow.of("page-library", "JAX-RS at /: a JSP of a library's META-INF/resources")
                .api("/")
                .file(
                        "WEB-INF/lib/pages.jar",
                        Zip.of(Map.of("META-INF/resources/reports/lib.jsp", Zip.bytes("SECRET"))))
                .secret("/reports/lib.jsp")
                .isProtected("~/reports(.*)")
                .shut());
    }

    private static DeploymentRow facelet(String name, String what) {
        return DeploymentRow.of(name, what)
                .on(Features.FACES)
                .api("/")
                .file(
                        "reports/q1.xhtml",
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + DeploymentRow.WORD + "</body></html>")
                .shut();
    }

    private static DeploymentRow facesConfig(DeploymentRow row) {
        return row.file(
                "WEB-INF/faces-config.xml",
                "<faces-config xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\"/>");
    }

    /** Adds Faces, which the runtime maps itself, without web.xml. */
    private static void faces(List<DeploymentRow> all) {
        String[] addresses = {"/reports/q1.xhtml", "/reports/q1.jsf", "/reports/q1.faces", "/faces/reports/q1.xhtml"};
        String rules = "~/reports(.*) ~/faces/reports(.*)";
        all.add(facesConfig(facelet("faces", "JAX-RS at /, a Facelet"))
                .isProtected(rules)
                .secret(addresses));
        for (String address : addresses) {
            all.add(facesConfig(facelet("faces" + address.replaceAll("\\W", "-"), "a rule for one Facelet"))
                    .isProtected("~" + address)
                    .secret(address));
        }
        all.add(facesConfig(facelet("faces-public", "a Facelet, and a public list"))
                .isPublic("~/open")
                .secret(addresses));
        all.add(facesConfig(facelet("faces-filter", "a Facelet, and the filter"))
                .webXml(listener(LISTENER))
                .property(PATTERNS, "~/pages/(.*)")
                .isProtected(rules)
                .secret("/reports/q1.xhtml", "/reports/q1.jsf")
                .enforced());
        all.add(facesConfig(facelet("faces-aside", "JAX-RS at /api, which Faces does not disturb"))
                .api("/api")
                .isProtected("~/api/(.*)")
                .open("/reports/q1.xhtml")
                .secret("/api/things")
                .enforced());
    }

    private static String descriptor(String attributes) {
        return "<web-app" + attributes + "/>";
    }

    private static String fragment(String attributes) {
        return "<web-fragment xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"" + attributes
                + "><name>f</name></web-fragment>";
    }

    /** Adds descriptors that switch off annotations and libraries. */
    private static void descriptors(List<DeploymentRow> all) {
        String mine = "@WebListener public class Mine extends io.github.clerkjakarta.servlet.ClerkServletListener {}";
        String namespace = " xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"";
        String doctype = "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN\""
                + " \"http://java.sun.com/dtd/web-app_2_3.dtd\">";
        Map<String, String> webXmls = Map.of(
                "2-4", descriptor(" xmlns=\"http://java.sun.com/xml/ns/j2ee\" version=\"2.4\""),
                "2-3", doctype + descriptor(""),
                "2-5", descriptor(" xmlns=\"http://java.sun.com/xml/ns/javaee\" version=\"2.5\""),
                "no-version", descriptor(namespace),
                "complete-1", descriptor(namespace + " version=\"6.0\" metadata-complete=\"1\""),
                "complete-0", descriptor(namespace + " version=\"6.0\" metadata-complete=\"0\""));
        List<String> readsAnnotations = List.of("2-5", "no-version", "complete-0");
        webXmls.forEach((id, xml) -> {
            all.add(listening("old-listener-" + id, "@WebListener, and a web.xml: " + id)
                    .source("Mine", mine)
                    .file("WEB-INF/web.xml", xml));
            if (readsAnnotations.contains(id)) {
                all.add(DeploymentRow.of(
                                "old-servlet-" + id, "@WebServlet inside the application, and a web.xml: " + id)
                        .api("/api")
                        .servlet("Export", "@WebServlet(\"/api/export\")")
                        .secret("/api/export")
                        .isProtected("~/api/(.*)")
                        .file("WEB-INF/web.xml", xml)
                        .shut());
            }
        });
        all.add(listening("classes-fragment", "the listener in a web fragment that is not a library's")
                .file(
                        "WEB-INF/classes/META-INF/web-fragment.xml",
                        fragment("").replace("</name>", "</name>" + listener(LISTENER))));
        all.add(listening("library-listener", "a library's @WebListener")
                .source("Mine", mine)
                .library(fragment(""), "Mine"));
        all.add(listening("library-listener-out", "a library's @WebListener, left out by the order of web.xml")
                .source("Mine", mine)
                .library(fragment(""), "Mine")
                .webXml("<absolute-ordering/>"));
        all.add(listening("library-listener-complete", "a library's @WebListener, and its complete web-fragment.xml")
                .source("Mine", mine)
                .library(fragment(" metadata-complete=\"true\""), "Mine"));
        all.add(DeploymentRow.of("library-application", "a library's application, left out by the order of web.xml")
                .api("/api")
                .library(fragment(""), "Root")
                .webXml("<absolute-ordering/>")
                .secretFiles("api/x.txt")
                .isProtected("~/api/(.*)")
                .shut());
        all.add(DeploymentRow.of("disabled", "web.xml maps the application, and disables its servlet")
                .application("Root", "", "")
                .things()
                .webXml(servlet("{package}.Root", "/api/*")
                        .replace("</servlet-name></servlet>", "</servlet-name><enabled>false</enabled></servlet>"))
                .secretFiles("api/x.txt")
                .isProtected("~/api/(.*)")
                .shut());
        all.add(DeploymentRow.of("exact-itself", "web.xml maps it to one path only, which a rule names")
                .application("Root", "", "")
                .source("Things", "@Path(\"\") public class Things { @GET public String get() { return \"SECRET\"; } }")
                .webXml(servlet("{package}.Root", "/api"))
                .secretFiles("api/x.txt")
                .secret("/api")
                .isProtected("~/api ~/api/x.txt")
                .shut());
    }

    /** Adds patterns that match more than they seem to. */
    private static void patternsBeside(List<DeploymentRow> all) {
        List<String> patterns = List.of("~/api/:v?(.*)", "~/api/(v1)?(.*)", "~/api/:v*(.*)", "~/api/((?:a(?:b)))?(.*)");
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            all.add(DeploymentRow.of("optional-" + i, "the slash goes with what is optional: " + pattern)
                    .api("/api")
                    .secretFiles("apix.txt")
                    .isProtected(pattern)
                    .shut());
        }
    }

    /** Adds sign-in pages. The page and its steps are public; other paths below it are not. */
    private static void signInPages(List<DeploymentRow> all) {
        List<String> pages = List.of("~/", "{root}", "{root}/", "~/#/sign-in", "~/?page=sign-in", "~/sign-in/..");
        for (String setting : List.of("clerk.sign-in-url", "clerk.sign-up-url")) {
            for (int i = 0; i < pages.size(); i++) {
                all.add(DeploymentRow.of(setting.substring(6, 13) + "-" + i, setting + " is " + pages.get(i))
                        .api("/api")
                        .property(setting, pages.get(i))
                        .isProtected("~/api/(.*)")
                        .secret("/api/things")
                        .shut());
            }
        }
        all.add(DeploymentRow.of("sign-in-root", "the start page is the sign-in page, by a public list")
                .api("/api")
                .file("index.html", "OPEN")
                .webXml(listener(LISTENER))
                .property(PATTERNS, "~/(.*)")
                .property("clerk.sign-in-url", "~/")
                .isPublic("~/")
                .open("/")
                .secret("/api/things")
                .enforced());
        all.add(DeploymentRow.of("sign-in-above", "the sign-in page is another application's, above this one")
                .contextRoot("/portal/shop")
                .api("/api")
                .property("clerk.sign-in-url", "/portal")
                .isProtected("~/api/(.*)")
                .secret("/api/things")
                .enforced());
    }
}
