package io.github.clerkjakarta.wire;

import io.github.clerkjakarta.wire.WireReport.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tours that rows cannot express: redirects to the context root, filters of the application, organizations, HTTP/2's
 * redirects.
 */
final class WireTours {
    private static final String OVERRIDE = "X-Override: yes";
    private static final String EARLY = "X-Early: yes";
    private static final String ACROSS = "Sec-Fetch-Site: cross-site";
    private static final String WITHIN = "Sec-Fetch-Site: same-origin";
    private static final String[] PAGE = {"Accept: text/html", "Sec-Fetch-Dest: document"};

    /** Ways in which a filter of the application redirects a request. */
    private static final List<String> WAYS_TO = List.of(
            "_path=%s",
            "_path=./%s",
            "_path=x/../%s",
            "_path=%s/",
            "_path=/%s",
            "_path=//%s",
            "_path=%s;a=b",
            "_path=%s/x",
            "_path=;/%s",
            "_uri={origin}{base}/%s",
            "_uri={base}/%s",
            "_uri=%s",
            "_uri=//evil.example{base}/%s",
            "_uri=http://evil.example{base}/%s",
            "_uri=http://evil%%3f{base}/%s",
            "_uri=http://u@h{base}/%s",
            "_uri=http:{base}/%s",
            "_uri=mailto:{base}/%s",
            "_base={origin}/x/&_uri={origin}/x/%s",
            "_base={origin}{base}/&_uri={origin}{base}/%s",
            "_base=http://evil.example/&_uri=http://evil.example/%s",
            "_base={origin}{base}/open/&_uri={origin}{base}/open/%s",
            "_base=/&_uri=/%s",
            "_base={base}/&_uri={base}/%s");

    private final WireRuntime runtime;
    private final WireReport report;
    private final WireApp app;
    private final Place place;

    WireTours(WireRuntime runtime, WireReport report, WireApp app) {
        this.runtime = runtime;
        this.report = report;
        this.app = app;
        this.place = runtime.place(app);
    }

    void run() {
        contextRoot();
        if (app != WireApp.IGNORED) {
            changedMethod();
        }
        changedPath();
        if (app != WireApp.IGNORED && app.hasContextRoot()) {
            organizations();
        }
        if (runtime.hasServlets()) {
            servlets();
        }
        if (runtime.hasHttp2()) {
            http2();
        }
    }

    private String origin() {
        return app == WireApp.PUBLIC_URL ? "https://public.example" : place.fill("http://localhost:{port}");
    }

    private String bearer() {
        return "Authorization: Bearer " + runtime.token("user_ada");
    }

    private String cookie() {
        return "Cookie: __session=" + runtime.token("user_ada") + "; __client_uat=1; __clerk_db_jwt=dvb_1";
    }

    private void contextRoot() {
        WireAnswer answer = send("GET", "{base}/goto", bearer());
        String expected = origin() + place.context() + "/welcome";
        check(
                "redirect to ~/welcome",
                answer,
                it -> it.status() == 307
                        && (!app.hasContextRoot() || it.header("Location").equals(expected)));
    }

    private void changedMethod() {
        String target = "{base}/open?_method=DELETE";
        check(
                "DELETE by a filter, from another site",
                send("GET", target, OVERRIDE, ACROSS, cookie()),
                WireTours::isForbidden);
        check("DELETE, from another site", send("DELETE", "{base}/open", ACROSS, cookie()), WireTours::isForbidden);
        check(
                "DELETE by a filter, from this site",
                send("GET", target, OVERRIDE, WITHIN, cookie()),
                WireTours::isDeleted);
        check(
                "DELETE by a filter, without a cookie",
                send("GET", target, OVERRIDE, ACROSS, bearer()),
                WireTours::isDeleted);
        check(
                "DELETE and another path by a filter, from another site",
                send("GET", "{base}/open?_method=DELETE&_path=admin", OVERRIDE, ACROSS, cookie()),
                WireTours::isForbidden);
        check(
                "DELETE and another path by a filter, for a stranger",
                send("GET", "{base}/open?_method=DELETE&_path=admin", OVERRIDE),
                it -> it.status() == 404 && !it.isSecret());
        check(
                "GET by a filter of what another site posts",
                send("POST", "{base}/open?_method=GET", OVERRIDE, ACROSS, cookie()),
                WireTours::isForbidden);
    }

    private static boolean isForbidden(WireAnswer it) {
        return it.status() == 403 && !it.body().contains("deleted");
    }

    private static boolean isDeleted(WireAnswer it) {
        return it.status() == 200 && it.body().contains("deleted");
    }

    /** Returns true for all resources of one application, and for the rule alone in the others. */
    private boolean isTried(Keeper keeper) {
        return keeper == Keeper.ADMIN || (app == WireApp.ANNOTATED && keeper != Keeper.OPEN);
    }

    private void changedPath() {
        for (Keeper keeper : Keeper.values()) {
            if (!isTried(keeper)) {
                continue;
            }
            for (String way : WAYS_TO) {
                changedPath(keeper, way, OVERRIDE);
                changedPath(keeper, way, EARLY);
            }
        }
    }

    private void changedPath(Keeper keeper, String way, String header) {
        String query = "?" + place.fill(String.format(way, keeper.path())).replace("{origin}", origin());
        Place bare = runtime.reference(app);
        String bareQuery = "?"
                + bare.fill(String.format(way, keeper.path()))
                        .replace("{origin}", bare.fill("http://localhost:{port}"));
        WireAnswer reference = send(bare, "GET", "{base}/open" + bareQuery, header);
        WireAnswer stranger = send("GET", "{base}/open" + query, header);
        WireAnswer user = send("GET", "{base}/open" + query, header, bearer());
        String name = "another path by a filter, " + header + ": " + way.replace("%s", keeper.path());
        if (stranger.isSecret()) {
            report.wrong(Problem.OPEN, app, "filter", name, stranger.shortly());
            return;
        }
        // An ignored request cannot become one that needs the caller: that is a mistake of the application.
        boolean mistaken = app == WireApp.IGNORED;
        if (reference.isServerError() || mistaken) {
            report.row(row(name, stranger));
            return;
        }
        boolean exact = way.equals("_path=%s");
        // Before authentication, the server's path and JAX-RS's then differ: a server with both may refuse the request.
        boolean early = header.equals(EARLY);
        check(name + ", stranger", stranger, it -> !exact || it.status() == 404 || (early && it.status() == 400));
        check(name + ", user", user, it -> !exact || it.isSecret() || (early && it.status() == 400));
    }

    /** Requests that reach JAX-RS by way of the application's servlets. */
    private void servlets() {
        for (Keeper keeper : Keeper.values()) {
            if (!isTried(keeper)) {
                continue;
            }
            String path = keeper.path();
            for (String to : List.of("/%s", "/x/../%s", "//%s", "/%s;a=b", "/%s/x", "/%s?q=1")) {
                String way =
                        app.path() + String.format(to, path).replace("?", "%3f").replace(";", "%3b");
                stranger("forward to " + way, "{context}/forward?to=" + way);
                stranger("include of " + way, "{context}/include?to=" + way);
            }
            for (String wrapped : List.of(
                    "{base}/open", "/x", "", "{context}", "{base}", "{base}/%61dmin", "*", "{base}/open/../" + path)) {
                stranger("wrapped as " + wrapped, "{base}/" + path, "X-Wrapped: " + place.fill(wrapped));
            }
            stranger("wrapped from open", "{base}/open", "X-Wrapped: " + place.fill("{base}/" + path));
        }
        check(
                "forward, user",
                send("GET", "{context}/forward?to=" + app.path() + "/admin", bearer()),
                it -> it.status() == 200 && it.isSecret());
    }

    /**
     * Sends a stranger's request. Any answer may come except an open one, and a broken one only if it is broken without
     * the library.
     */
    private void stranger(String name, String target, String... headers) {
        WireAnswer answer = send("GET", target, headers);
        report.row(row(name, answer));
        if (answer.isSecret()) {
            report.wrong(Problem.OPEN, app, "servlets", name + " " + target, answer.shortly());
        } else if (answer.isServerError()) {
            WireAnswer bare = send(runtime.reference(app), "GET", target, headers);
            if (!bare.isServerError()) {
                report.wrong(
                        Problem.FIVE_HUNDRED,
                        app,
                        "servlets",
                        name + " " + target,
                        answer.shortly() + ", without the library " + bare.shortly());
            }
        }
    }

    private void organizations() {
        WireAnswer personal = send("GET", "{base}/open/me", add(PAGE, cookie()));
        check("to the personal account", personal, handshake("organization_id="));
        WireAnswer other = send("GET", "{base}/open/orgs/globex", add(PAGE, cookie()));
        check("to another organization", other, handshake("organization_id=globex"));
        check(
                "to the active organization",
                send("GET", "{base}/open/orgs/acme", add(PAGE, cookie())),
                it -> it.status() == 200);
        check("to no organization", send("GET", "{base}/open/x", add(PAGE, cookie())), it -> it.status() == 200);
    }

    private Predicate<WireAnswer> handshake(String parameter) {
        return it -> it.status() == 307
                && it.header("Location").startsWith(runtime.frontendApiUrl())
                && it.header("Location").contains(parameter);
    }

    private void http2() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first request upgrades the connection; the second is HTTP/2 from its first byte on.
        over(client, "{base}/open");
        HttpResponse<String> page = over(client, "{base}/admin?q=1", add(PAGE, "Cookie: __clerk_db_jwt=dvb_1"));
        String location = page.headers().firstValue("Location").orElse("");
        String back = Redirect.of(location).back();
        String signIn = app.signInPath().isEmpty() ? runtime.signInUrl() : origin() + app.signInPath();
        boolean right = page.version() == HttpClient.Version.HTTP_2
                && page.statusCode() == 307
                && location.startsWith(signIn)
                && back.equals(origin() + place.fill("{base}/admin?q=1"));
        tell("HTTP/2, page", right, page.version() + " " + page.statusCode() + " " + location);
        HttpResponse<String> call = over(client, "{base}/admin");
        tell("HTTP/2, call", call.statusCode() == 404, call.statusCode() + " " + call.body());
        HttpResponse<String> user = over(client, "{base}/admin", bearer());
        tell("HTTP/2, user", user.statusCode() == 200, user.statusCode() + " " + user.body());
    }

    private HttpResponse<String> over(HttpClient client, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place.fill("http://localhost:{port}" + path)));
        for (String header : headers) {
            int colon = header.indexOf(':');
            request.header(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        report.request();
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] add(String[] headers, String more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(more);
        return all.toArray(String[]::new);
    }

    private WireAnswer send(String method, String target, String... headers) {
        return send(place, method, target, headers);
    }

    private WireAnswer send(Place to, String method, String target, String... headers) {
        report.request();
        StringBuilder text = new StringBuilder(method + " " + to.fill(target) + " HTTP/1.1\r\n");
        text.append(to.fill("Host: localhost:{port}\r\nContent-Length: 0\r\n"));
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return WireClient.send(
                to.port(), text.append("Connection: close\r\n\r\n").toString());
    }

    private void check(String name, WireAnswer answer, Predicate<WireAnswer> expected) {
        report.row(row(name, answer));
        if (answer.isServerError()) {
            report.wrong(Problem.FIVE_HUNDRED, app, "tour", name, answer.shortly());
        } else if (!expected.test(answer)) {
            report.wrong(Problem.TOUR, app, "tour", name, answer.shortly());
        }
    }

    private void tell(String name, boolean right, String seen) {
        report.row("| " + app + " | " + name + " | " + seen.replace("|", "\\|").replaceAll("\\s+", " ") + " |");
        if (!right) {
            report.wrong(Problem.TOUR, app, "tour", name, seen);
        }
    }

    private String row(String name, WireAnswer answer) {
        return "| " + app + " | " + name + " | " + answer.shortly().replace("|", "\\|") + " |";
    }
}
