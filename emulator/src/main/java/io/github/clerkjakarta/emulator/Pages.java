package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The hosted pages: sign-in and sign-out of plain HTML. */
final class Pages {
    private static final String DEV_BROWSER = "__clerk_db_jwt";

    private final Seed seed;
    private final Clients clients;
    private final FrontendApi frontend;

    Pages(Seed seed, Clients clients, FrontendApi frontend) {
        this.seed = seed;
        this.clients = clients;
        this.frontend = frontend;
    }

    void answer(Call call) throws IOException {
        switch (call.method() + " " + call.path()) {
            case "GET /" -> call.page(200, overview());
            case "GET /sign-in", "GET /sign-in/" -> {
                Client client = frontend.client(call);
                boolean signedIn =
                        client.active() != null && client.active().status().equals("active");
                if (signedIn && call.query("redirect_url") != null) {
                    back(call, client);
                } else {
                    call.page(200, signIn(call, ""));
                }
            }
            case "GET /sign-in/tasks" -> call.page(200, signIn(call, ""));
            case "POST /sign-in" -> submit(call);
            case "GET /sign-out" -> {
                Client client = frontend.client(call);
                clients.signOut(client);
                back(call, client);
            }
            default -> throw new ApiError(404, "resource_not_found", "There is no " + call.path() + ".", "");
        }
    }

    private void submit(Call call) throws IOException {
        Seed.User user = seed.userByEmail(call.form("email")).orElse(null);
        if (user == null || !user.password().equals(call.form("password"))) {
            call.page(422, signIn(call, "E-mail address or password is incorrect."));
            return;
        }
        Client client = frontend.client(call);
        clients.signIn(client, user, seed.firstOrganizationOf(user.id()));
        frontend.primaryAt(call.origin());
        back(call, client);
    }

    /** To where the visitor came from; another origin knows a development browser by the parameter. */
    private void back(Call call, Client client) throws IOException {
        String url = call.query("redirect_url");
        if (url == null) {
            call.redirect(303, "/");
            return;
        }
        String origin = Call.originOf(url);
        if (!seed.isDevelopment()) {
            // ClerkJS on the primary's page would write them; this page is of the same host.
            frontend.directives(client, origin).forEach(call::setCookie);
        }
        call.redirect(303, seed.isDevelopment() ? Call.withParameter(url, DEV_BROWSER, client.id()) : url);
    }

    private String signIn(Call call, String problem) {
        String action = "/sign-in?" + parameter(call, "redirect_url") + parameter(call, DEV_BROWSER);
        return page(
                "Sign in",
                "<h1>Sign in</h1>"
                        + (problem.isEmpty() ? "" : "<p role=alert>" + escaped(problem) + "</p>")
                        + "<form method=post action=\"" + escaped(action) + "\">"
                        + "<p><label>E-mail address <input name=email type=email required autofocus></label></p>"
                        + "<p><label>Password <input name=password type=password required></label></p>"
                        + "<p><button>Continue</button></p></form>"
                        + "<p>This is an offline Clerk. Users: " + users() + "</p>");
    }

    private String overview() {
        return page(
                "Offline Clerk",
                "<h1>Offline Clerk</h1><p>Users: " + users() + "</p><p><a href=\"/sign-in\">Sign in</a></p>");
    }

    private String users() {
        return seed.users().stream()
                .map(user -> "<code>" + escaped(user.email()) + "</code> with password <code>"
                        + escaped(user.password()) + "</code>")
                .collect(Collectors.joining(", "));
    }

    private static String parameter(Call call, String name) {
        @Nullable String value = call.query(name);
        return value == null
                ? ""
                : name + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8) + "&";
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>"
                + escaped(title)
                + "</title><style>body{font:16px/1.5 system-ui;max-width:36rem;margin:3rem auto;padding:0 1rem}"
                + "input{display:block;width:100%;padding:.4rem}</style>" + body + "</html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
