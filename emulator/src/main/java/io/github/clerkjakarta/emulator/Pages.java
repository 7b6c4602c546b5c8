package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Directory.User;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hosted pages. Clerk's own components for sign-in, sign-up and profile; below them a plain form, for browsers
 * without scripts and builds without npm; and an overview of the emulator.
 */
final class Pages {
    private final Seed seed;
    private final Clients clients;
    private final Directory directory;
    private final Handshakes handshakes;
    private final SignIns signIns;
    private final CallLog log;
    private final Routes routes = new Routes();

    Pages(Seed seed, Clients clients, Directory directory, Handshakes handshakes, SignIns signIns, CallLog log) {
        this.seed = seed;
        this.clients = clients;
        this.directory = directory;
        this.handshakes = handshakes;
        this.signIns = signIns;
        this.log = log;
        routes.on("GET /", call -> call.page(200, overview()))
                .on("GET /sign-in(?:/.*)?", this::signIn)
                .on("POST /sign-in(?:/.*)?", this::submit)
                .on(
                        "GET /sign-up(?:/.*)?",
                        call -> call.page(200, component(call, "Sign up", "SignUp", "/sign-up", "")))
                .on("GET /user(?:/.*)?", call -> call.page(200, component(call, "Profile", "UserProfile", "/user", "")))
                .on("GET /sign-out", call -> {
                    Client client = handshakes.visitor(call);
                    clients.signOut(client);
                    back(call, client);
                });
    }

    void answer(Call call) throws IOException {
        routes.answer(call, call.path());
    }

    private void signIn(Call call) throws IOException {
        Client client = handshakes.visitor(call);
        String satellite = seed.isDevelopment() ? call.query("__clerk_redirect_url") : null;
        if (satellite != null && !satellite.isEmpty()) {
            toSatellite(call, client, satellite);
            return;
        }
        Session session = client.active();
        boolean signedIn = session != null && session.status.equals("active");
        if (signedIn && !seed.multiSession() && call.query("redirect_url") != null) {
            back(call, client);
        } else {
            call.page(200, component(call, "Sign in", "SignIn", "/sign-in", form(call, "")));
        }
    }

    private void submit(Call call) throws IOException {
        User user = directory.userByEmail(call.form("email")).orElse(null);
        if (user == null || !SignIns.isPassword(user, call.form("password"))) {
            call.page(422, page("Sign in", "", form(call, "E-mail address or password is incorrect.")));
            return;
        }
        Client client = handshakes.visitor(call);
        if (!seed.multiSession()) {
            clients.signOut(client);
        }
        signIns.signedIn(call, client, user);
        back(call, client);
    }

    /** Sends a satellite's visitor back with the browser's name, as the server of a primary does in development. */
    private void toSatellite(Call call, Client client, String url) throws IOException {
        if (!Call.isHttp(url)) {
            call.page(400, page("Sign in", "", "<p>__clerk_redirect_url is not an absolute http URL.</p>"));
            return;
        }
        handshakes.keep(call, client);
        String named = Call.withParameter(url, Call.DEV_BROWSER, client.id);
        call.redirect(307, Call.withParameter(named, "__clerk_synced", "true"));
    }

    /** Sends the visitor back to the page before. Another origin recognises a development browser by the parameter. */
    private void back(Call call, Client client) throws IOException {
        String url = call.query("redirect_url");
        if (url == null) {
            call.redirect(303, "/");
            return;
        }
        String origin = Call.originOf(url);
        if (seed.isDevelopment()) {
            handshakes.keep(call, client);
        } else {
            // ClerkJS on the primary's page would write them; this page is on the same host.
            handshakes.directives(client, origin).forEach(call::setCookie);
        }
        call.redirect(303, seed.isDevelopment() ? Call.withParameter(url, Call.DEV_BROWSER, client.id) : url);
    }

    private String component(Call call, String title, String name, String path, String plain) {
        if (!ClerkJs.isPacked()) {
            return page(
                    title,
                    "",
                    plain.isEmpty() ? "<p>This emulator was built without npm: there is no ClerkJS.</p>" : plain);
        }
        String attributes =
                " defer crossorigin=anonymous data-clerk-publishable-key=\"" + escaped(seed.publishableKey())
                        + "\" data-clerk-proxy-url=\"" + escaped(call.origin() + FrontendApi.PREFIX) + "\"";
        String scripts = "<script" + attributes + " src=\"/npm/@clerk/clerk-js@6/dist/clerk.browser.js\"></script>"
                + "<script" + attributes + " src=\"/npm/@clerk/ui@1/dist/ui.browser.js\"></script>"
                + "<script type=module>await Clerk.load({ui: {ClerkUI: window.__internal_ClerkUICtor},"
                + " signInUrl: '/sign-in', signUpUrl: '/sign-up', telemetry: false, allowedRedirectOrigins: [/.*/]});"
                + "Clerk.mount" + name + "(document.getElementById('component'), {routing: 'path', path: '" + path
                + "'});</script>";
        String noScript = plain.isEmpty() ? "" : "<noscript>" + plain + "</noscript>";
        return page(title, scripts, "<div id=component></div>" + noScript + "<p>" + users() + "</p>");
    }

    private String form(Call call, String problem) {
        String action = "/sign-in?" + parameter(call, "redirect_url") + parameter(call, Call.DEV_BROWSER);
        return "<h1>Sign in</h1>"
                + (problem.isEmpty() ? "" : "<p role=alert>" + escaped(problem) + "</p>")
                + "<form method=post action=\"" + escaped(action) + "\">"
                + "<p><label>E-mail address <input name=email type=email required autofocus></label></p>"
                + "<p><label>Password <input name=password type=password required></label></p>"
                + "<p><button>Continue</button></p></form><p>" + users() + "</p>";
    }

    private String overview() {
        String sessions = clients.all().stream()
                .flatMap(client -> client.sessions.stream()
                        .map(it -> List.of(
                                it.id,
                                it.user.id,
                                it.status,
                                it.organizationId == null ? "" : it.organizationId,
                                client.id)))
                .map(Pages::row)
                .collect(Collectors.joining());
        String organizations = directory.organizations().stream()
                .map(it -> row(List.of(
                        it.id,
                        it.slug,
                        String.join(", ", it.features),
                        it.members.entrySet().stream()
                                .map(member -> member.getKey() + " ("
                                        + member.getValue().role() + ")")
                                .collect(Collectors.joining(", ")))))
                .collect(Collectors.joining());
        String people = directory.users().stream()
                .map(it ->
                        row(List.of(it.id, it.primaryEmail().address, it.password, it.firstName + " " + it.lastName)))
                .collect(Collectors.joining());
        String calls = log.latest().stream()
                .map(it -> row(List.of(it.time(), it.method(), it.path(), it.status())))
                .collect(Collectors.joining());
        return page(
                "Offline Clerk",
                "",
                "<h1>Offline Clerk</h1><p><code>" + escaped(seed.publishableKey()) + "</code></p>"
                        + "<p><a href=/sign-in>Sign in</a>, <a href=/sign-up>sign up</a>. Every e-mail code is <code>"
                        + SignIns.CODE + "</code>.</p>"
                        + table("Users", "id, e-mail address, password, name", people)
                        + table("Organizations", "id, slug, features, members", organizations)
                        + table("Sessions", "id, user, status, organization, browser", sessions)
                        + table("Last requests", "time, method, path, status", calls));
    }

    private static String table(String title, String columns, String rows) {
        String head = List.of(columns.split(", ")).stream()
                .map(it -> "<th>" + escaped(it))
                .collect(Collectors.joining());
        return "<h2>" + title + "</h2>" + (rows.isEmpty() ? "<p>None.</p>" : "<table><tr>" + head + rows + "</table>");
    }

    private static String row(List<String> cells) {
        return "<tr>" + cells.stream().map(it -> "<td>" + escaped(it)).collect(Collectors.joining());
    }

    private String users() {
        return "This is an offline Clerk. Users: "
                + directory.users().stream()
                        .map(user -> "<code>" + escaped(user.primaryEmail().address) + "</code> with password <code>"
                                + escaped(user.password) + "</code>")
                        .collect(Collectors.joining(", "))
                + ". Every e-mail code is <code>" + SignIns.CODE + "</code>.";
    }

    private static String parameter(Call call, String name) {
        @Nullable String value = call.query(name);
        return value == null ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&";
    }

    private static String page(String title, String head, String body) {
        return "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>"
                + escaped(title)
                + "</title><link rel=icon href=\"data:,\"><style>body{font:16px/1.5 system-ui;max-width:60rem;margin:3rem auto;"
                + "padding:0 1rem}form input{display:block;padding:.4rem}table{border-collapse:collapse;font-size:.85rem}"
                + "td,th{border-bottom:1px solid #ddd;padding:.2rem .8rem .2rem 0;text-align:left}</style>" + head
                + body
                + "</html>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
