package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import org.eclipse.microprofile.config.ConfigProvider;

/** The frame of the demo's pages. */
final class Page {
    private Page() {}

    static String of(String title, Auth auth, String body) {
        String who = auth.isAuthenticated()
                ? "Signed in as <b>" + escaped(auth.getUserId()) + "</b>"
                        + (auth.getOrgSlug() == null
                                ? ""
                                : ", " + escaped(auth.getOrgRole()) + " of <b>" + escaped(auth.getOrgSlug()) + "</b>")
                        + signOut()
                : "Signed out";
        return "<!doctype html><html lang=en><meta charset=utf-8><title>" + escaped(title) + "</title>"
                + "<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem}nav a{margin-right:1rem}</style>"
                + "<nav><a href=/>Home</a><a href=/dashboard>Dashboard</a><a href=/admin>Administration</a>"
                + otherDomain()
                + "</nav>"
                + "<h1>" + escaped(title) + "</h1><p>" + who + "</p>" + body + "</html>";
    }

    /** Clerk's pages know how to sign out; the offline Clerk's address is in the demo's configuration. */
    private static String signOut() {
        return ConfigProvider.getConfig()
                .getOptionalValue("demo.sign-out-url", String.class)
                .map(url -> " (<a href=\"" + escaped(url) + "\">sign out</a>)")
                .orElse("");
    }

    /** The demo runs on two domains: who is signed in on one is signed in on the other. */
    private static String otherDomain() {
        return ConfigProvider.getConfig()
                .getOptionalValue("demo.other-url", String.class)
                .map(url -> "<a href=\"" + escaped(url) + "\">The other domain</a>")
                .orElse("");
    }

    private static String escaped(String text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
