package io.github.clerkjakarta.wire;

import static io.github.clerkjakarta.wire.WireRow.HOST;
import static io.github.clerkjakarta.wire.WireRow.usual;

import io.github.clerkjakarta.wire.WireRow.Rule;
import java.util.ArrayList;
import java.util.List;

/** Rows of headers that proxies send, and strangers too. */
final class Proxies {
    private static final String HTTP = "http://" + HOST;
    private static final String HTTPS = "https://" + HOST;

    private Proxies() {}

    /** @param trusted true if the application believes host and scheme */
    static List<WireRow> rows(boolean trusted) {
        List<WireRow> rows = new ArrayList<>();
        // By default, Open Liberty believes a scheme. The library need not.
        rows.add(proto("https").origins(trusted ? new String[] {HTTPS} : new String[] {HTTP, HTTPS}));
        rows.add(proto("HTTPS").origins(trusted ? new String[] {HTTPS} : new String[] {HTTP, HTTPS}));
        rows.add(proto("http").origins(HTTP));
        for (String list : List.of("https, http", "https,http", "HTTPS, wss", "https , https")) {
            rows.add(proto(list).origins(trusted ? HTTPS : HTTP));
        }
        rows.add(proto("http, https").origins(HTTP));
        for (String other : List.of("wss", "ftp", "file", "javascript", "httpss", "wss, https", "x")) {
            rows.add(proto(other).origins(HTTP));
        }
        for (String junk : List.of(
                "://x?",
                "a/b",
                "ht tp",
                "",
                ",",
                "https://",
                "https:",
                "http:// ",
                "h?",
                "#",
                "%",
                "\u00e9",
                "http://evil?",
                "https;q=1",
                "\"https\"")) {
            rows.add(proto(junk).rule(Rule.SAFE).anyOrigin());
        }
        rows.add(usual("forwarded", "two schemes")
                .headers("X-Forwarded-Proto: https", "X-Forwarded-Proto: http")
                .origins(trusted ? new String[] {HTTPS} : new String[] {HTTP, HTTPS}));
        for (String good : List.of("app.example.com", "app.example.com:8443", "APP.example.com", "[::1]:19")) {
            rows.add(host(good).origins(trusted ? "http://" + good : HTTP));
        }
        rows.add(host("b.example, c.example").origins(trusted ? "http://b.example" : HTTP));
        for (String bad : List.of(
                "evil?",
                "evil#",
                "a/b",
                "a\\b",
                "a b",
                "u@h",
                "evil:99999",
                "evil:abc",
                "[::1",
                "",
                ",",
                "evil?, b.example",
                "http://evil",
                "a".repeat(300),
                "\u00e9",
                "evil:0")) {
            rows.add(host(bad).origins(HTTP));
        }
        rows.add(usual("forwarded", "https and a host")
                .headers("X-Forwarded-Proto: https, http", "X-Forwarded-Host: app.example.com")
                .origins(trusted ? "https://app.example.com" : HTTP));
        for (String line : List.of(
                "X-Forwarded-Port: 99",
                "X-Forwarded-Port: ://x?",
                "X-Forwarded-For: 1.2.3.4",
                "X-Forwarded-Prefix: /x",
                "X-Forwarded-Path: {base}/open",
                "X-Original-URL: {base}/open",
                "X-Rewrite-URL: {base}/open",
                "X-HTTP-Method-Override: DELETE",
                "Forwarded: proto=https;host=evil",
                "Forwarded: proto=://x?;host=evil?",
                "Front-End-Https: on")) {
            rows.add(usual("forwarded", line).headers(line).origins(HTTP));
        }
        rows.addAll(privateHeaders());
        return rows;
    }

    /** Returns rows with headers that Open Liberty believes by default, whoever sends them. */
    private static List<WireRow> privateHeaders() {
        List<WireRow> rows = new ArrayList<>();
        for (String name :
                List.of("evil?", "evil", "a/b", "u@h", "localhost", "a b", "evil?{base}/open", "{base}/open?")) {
            rows.add(privately("$WSSN: " + name));
        }
        for (String scheme : List.of("://x?", "https", "http", "wss", "a/b", "h?")) {
            rows.add(privately("$WSSC: " + scheme));
            rows.add(privately("$WSSN: evil?", "$WSSC: " + scheme));
        }
        for (String port : List.of("99", "0", "-1", "99999", "abc", "80?")) {
            rows.add(privately("$WSSP: " + port));
        }
        rows.add(privately("$WSIS: true"));
        rows.add(privately("$WSRA: 1.2.3.4", "$WSRU: user_ada", "$WSAT: BASIC"));
        rows.add(privately("$WSPR: HTTP/0.9"));
        rows.add(privately("$WSPR: ://x?"));
        rows.add(privately("$WSPT: https"));
        return rows;
    }

    private static WireRow privately(String... lines) {
        return usual("private", String.join(" and ", lines))
                .headers(lines)
                .rule(Rule.SAFE)
                .anyOrigin();
    }

    private static WireRow proto(String value) {
        return usual("forwarded", "proto " + value).headers("X-Forwarded-Proto: " + value);
    }

    private static WireRow host(String value) {
        return usual("forwarded", "host " + value).headers("X-Forwarded-Host: " + value);
    }
}
