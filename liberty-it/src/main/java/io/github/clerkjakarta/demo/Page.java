package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ClerkScript;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The frame of the demo's pages: the server's view of the user, and Clerk's components. Its Content-Security-Policy
 * allows only scripts of this origin and those of {@link ClerkScript}.
 */
@RequestScoped
public class Page {
    private static final String STYLE =
            "body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#222;background:#fafafa}"
                    + "header{display:flex;gap:1.2rem;align-items:center;padding:.8rem 2rem;background:#fff;border-bottom:1px solid #e4e4e7}"
                    + "header .end{margin-left:auto;display:flex;gap:1rem;align-items:center;min-height:2rem}"
                    + "a{color:#4646b8}main{max-width:46rem;margin:2rem auto;padding:0 2rem}"
                    + "#server{padding:.8rem 1rem;background:#fff;border:1px solid #e4e4e7;border-radius:.5rem}"
                    + "[data-clerk=signed-in] .signed-out,[data-clerk=signed-out] .signed-in{display:none}";

    @Inject
    Auth auth;

    @Inject
    ClerkScript clerk;

    @Inject
    @ConfigProperty(name = "demo.other-url")
    Optional<String> otherUrl;

    @Inject
    @ConfigProperty(name = "demo.hosted-sign-in-url")
    Optional<String> hostedSignInUrl;

    @Inject
    @ConfigProperty(name = "demo.sign-out-url")
    Optional<String> signOutUrl;

    /**
     * Returns a page that shows who is signed in.
     *
     * @param body HTML
     */
    public Response of(String title, String body) {
        return of(title, who(), body);
    }

    /** @param server the server's view of the user, HTML */
    Response of(String title, String server, String body) {
        String html = "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>" + escaped(title) + "</title>"
                + "<link rel=icon href=\"data:,\"><style>" + STYLE + "</style>\n" + clerk.getScript()
                + "</head>\n<body><header>"
                + "<a href=/>Home</a><a href=/dashboard>Dashboard</a><a href=/invoices>Invoices</a>"
                + "<a href=/admin>Administration</a>"
                + otherUrl.map(url -> "<a href=\"" + escaped(url) + "\">The other domain</a>")
                        .orElse("")
                + "<span class=end><span data-clerk-component=OrganizationSwitcher></span>"
                + "<span data-clerk-component=UserButton></span><a class=signed-out href=/dashboard>Sign in</a></span></header>"
                + "<main><h1>" + escaped(title) + "</h1><p id=server>" + server + "</p>" + body
                + "</main></body></html>";
        return Response.ok(html, "text/html;charset=UTF-8")
                .header("Cache-Control", "private, no-store")
                .header("Content-Security-Policy", clerk.getContentSecurityPolicy())
                .build();
    }

    /** Returns a page with one of Clerk's components. */
    Response component(String title, String name, String path) {
        return of(title, component(name, path));
    }

    /** Returns the sign-in page. Without scripts it links to Clerk's hosted page. */
    Response signIn(String query) {
        String hosted = hostedSignInUrl
                .map(url -> "<p><a href=\"" + escaped(query.isEmpty() ? url : url + "?" + query)
                        + "\">Clerk's hosted page</a> does the same without scripts.</p>")
                .orElse("");
        return of("Sign in", component("SignIn", "/sign-in") + hosted);
    }

    private static String component(String name, String path) {
        return "<div data-clerk-component=" + name + " data-clerk-props='{\"routing\": \"path\", \"path\": \"" + path
                + "\"}'></div>";
    }

    private String who() {
        if (!auth.isAuthenticated()) {
            return "Signed out";
        }
        String organization = auth.getOrgSlug() == null
                ? ""
                : ", " + escaped(auth.getOrgRole()) + " of <b>" + escaped(auth.getOrgSlug()) + "</b>";
        return "Signed in as <b>" + escaped(auth.getUserId()) + "</b>" + organization
                + signOutUrl
                        .map(url -> " (<a href=\"" + escaped(url) + "\">sign out</a>)")
                        .orElse("");
    }

    String script(String code) {
        return "<script type=module nonce=\"" + clerk.getNonce() + "\">" + code + "</script>";
    }

    static String escaped(String text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
