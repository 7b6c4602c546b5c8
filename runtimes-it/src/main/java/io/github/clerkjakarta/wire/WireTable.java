package io.github.clerkjakarta.wire;

import io.github.clerkjakarta.wire.WireRow.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the rows for each application. */
final class WireTable {
    private static final int SHARE = 4;

    private WireTable() {}

    /** @param http2 true if the request goes over HTTP/2 */
    record Case(WireApp app, WireRow row, Keeper keeper, boolean http2) {}

    /** Returns every row for one application; for the others, the rows that their mapping or configuration affects. */
    @SuppressWarnings("EnumOrdinal")
    static List<Case> cases(WireApp app, boolean http2) {
        List<Case> cases = new ArrayList<>();
        List<WireRow> rows = rows(app);
        for (int i = 0; i < rows.size(); i++) {
            WireRow row = rows.get(i);
            if (app == WireApp.ANNOTATED || bearsUpon(app, row) || i % SHARE == app.ordinal() % SHARE) {
                keepers(app, row).stream()
                        .filter(keeper -> keeper.isIn(app))
                        .forEach(keeper -> cases.add(new Case(app, row, keeper, false)));
            }
        }
        if (app == WireApp.ANNOTATED) {
            pairs().forEach(row -> cases.add(new Case(app, row, Keeper.ADMIN, false)));
            if (http2) {
                overHttp2().forEach(row -> cases.add(new Case(app, row, Keeper.ADMIN, true)));
            }
        }
        return cases;
    }

    private static List<WireRow> rows(WireApp app) {
        List<WireRow> rows = new ArrayList<>();
        rows.add(WireRow.usual("plain", "plain"));
        rows.addAll(Hosts.rows());
        rows.addAll(Proxies.rows(app == WireApp.FORWARDED));
        rows.addAll(Queries.rows());
        rows.addAll(Targets.rows());
        return rows;
    }

    /** Returns true if the application differs from the others there. It gets only a share of the other rows. */
    private static boolean bearsUpon(WireApp app, WireRow row) {
        if (app.isShut()) {
            return row.kind().equals("plain") || row.kind().equals("no host");
        }
        return switch (row.kind()) {
            case "plain", "no host", "spelling", "two hosts" -> true;
            case "long" -> false;
            case "forwarded" -> app == WireApp.FORWARDED || app == WireApp.PUBLIC_URL;
            case "query" -> app == WireApp.PUBLIC_URL;
            default -> false;
        };
    }

    private static List<Keeper> keepers(WireApp app, WireRow row) {
        if (List.of("long", "absolute spelling", "odd header").contains(row.kind())) {
            return List.of(Keeper.ADMIN);
        }
        if (app == WireApp.ANNOTATED || row.kind().equals("plain") || row.kind().equals("no host")) {
            return List.of(Keeper.values());
        }
        // A public or ignored path must not open another path.
        boolean opens = app == WireApp.PUBLIC || app == WireApp.IGNORED || app.isShut();
        return row.kind().equals("spelling") && opens ? List.of(Keeper.ADMIN, Keeper.OPEN) : List.of(Keeper.ADMIN);
    }

    /**
     * Returns requests that are odd in two ways: every spelling with everything that could hide the path from the
     * library.
     */
    private static List<WireRow> pairs() {
        List<WireRow> hiding = new ArrayList<>();
        for (String host : List.of("localhost?", "a/b", "localhost\\")) {
            hiding.add(WireRow.usual("host", host).hosts(host).rule(Rule.BAD));
        }
        hiding.add(WireRow.usual("host", "empty").hosts(""));
        hiding.add(WireRow.usual("no host", "HTTP/1.0").withoutHost().version("HTTP/1.0"));
        for (String line : List.of(
                "X-Forwarded-Proto: ://x?",
                "X-Forwarded-Proto: a/b",
                "X-Forwarded-Host: evil?",
                "$WSSN: evil?",
                "$WSSN: {base}/open?",
                "$WSSC: ://x?")) {
            hiding.add(WireRow.usual("header", line).headers(line).rule(Rule.SAFE));
        }
        List<WireRow> rows = new ArrayList<>();
        for (WireRow spelling : Targets.spellings()) {
            hiding.forEach(it -> rows.add(spelling.with(it)));
        }
        rows.addAll(excused());
        return rows;
    }

    /** Returns malformed hosts with a proxy's header, which does not excuse them, whoever sends it. */
    private static List<WireRow> excused() {
        List<String> lines = List.of(
                "X-Forwarded-Host: evil.example",
                "Forwarded: host=evil.example",
                "X-Forwarded-Port: 1",
                "X-Forwarded-Proto: https");
        List<WireRow> bad = Stream.concat(Hosts.rows().stream(), Targets.rows().stream())
                .filter(it -> it.rule() == Rule.BAD && it.headers().isEmpty())
                .toList();
        List<WireRow> rows = new ArrayList<>();
        for (int i = 0; i < bad.size(); i++) {
            WireRow row = bad.get(i);
            String line = lines.get(i % lines.size());
            // A proxy may have changed one of two good hosts.
            boolean malformed = row.kind().equals("host")
                    || (row.kind().equals("absolute") && !row.name().contains("evil.example"));
            rows.add(row.headers(line)
                    .rule(malformed && !isGood(row) ? Rule.BAD : Rule.SAFE)
                    .kind(row.kind() + " excused"));
        }
        return rows;
    }

    /** Returns true if it is bad only because another host stands beside it. */
    private static boolean isGood(WireRow row) {
        return row.kind().equals("absolute")
                && Hosts.GOOD.stream().anyMatch(it -> row.name().endsWith("://" + it));
    }

    private static List<WireRow> overHttp2() {
        List<WireRow> rows = new ArrayList<>();
        for (WireRow row : rows(WireApp.ANNOTATED)) {
            // Blanks around a value are an error there. HTTP/2 has no whole URL as a path.
            if (row.version().equals("HTTP/1.1")
                    && !row.kind().equals("odd header")
                    && !row.name().equals("blanks around it")) {
                boolean hidden = row.kind().startsWith("absolute")
                        || row.hosts().stream().anyMatch(Hosts::isHidden);
                WireRow same = row.kind("HTTP/2 " + row.kind());
                rows.add(hidden ? same.rule(Rule.SAFE) : same);
            }
        }
        rows.addAll(ofHttp2());
        WireRow malformed =
                WireRow.usual("HTTP/2 host", "localhost?").hosts("localhost?").rule(Rule.BAD);
        Targets.spellings().forEach(spelling -> rows.add(spelling.with(malformed)));
        return rows;
    }

    /** Returns rows that HTTP/1 does not have. */
    private static List<WireRow> ofHttp2() {
        List<WireRow> rows = new ArrayList<>();
        for (String scheme : List.of("https", "HTTP", "wss", "://x?", "", "http://evil?", "a/b", "h?")) {
            rows.add(WireRow.usual("HTTP/2 scheme", scheme)
                    .headers(":scheme: " + scheme)
                    .rule(Rule.SAFE));
        }
        rows.add(WireRow.usual("HTTP/2 host", "without authority").withoutHost().headers("Host: " + WireRow.HOST));
        for (String bad : List.of("localhost?", "a/b", "localhost#", "a b", "localhost:99999")) {
            rows.add(WireRow.usual("HTTP/2 host", "without authority: " + bad)
                    .withoutHost()
                    .headers("Host: " + bad)
                    .rule(Rule.BAD));
        }
        for (String more : List.of(
                ":path: {base}/open",
                ":path: /",
                ":authority: evil.example",
                ":authority: localhost?",
                ":method: HEAD",
                "connection: close")) {
            rows.add(WireRow.usual("HTTP/2 twice", more).headers(more).rule(Rule.SAFE));
        }
        return rows;
    }
}
