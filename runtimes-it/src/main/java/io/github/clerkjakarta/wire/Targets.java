package io.github.clerkjakarta.wire;

import static io.github.clerkjakarta.wire.WireRow.HOST;
import static io.github.clerkjakarta.wire.WireRow.plain;
import static io.github.clerkjakarta.wire.WireRow.usual;

import io.github.clerkjakarta.wire.WireRow.Rule;
import io.github.clerkjakarta.wire.WireRow.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Rows of request targets: spellings of the path, absolute forms, and targets that are no path. */
final class Targets {
    private static final List<String> SLASHES = List.of(
            "//",
            "///",
            "/./",
            "/x/../",
            "/%2e/",
            "/x/%2e%2e/",
            "/x/.%2e/",
            "/%2f",
            "%2f",
            "%2F",
            "/;/",
            "/;a=b/",
            ";a=b/",
            "/.;/",
            "/x/..;/",
            "/x/..;a=b/",
            "\\",
            "/\\",
            "%5c",
            "/%252e/",
            "/%00",
            "/%20",
            "/.//");

    private static final List<String> ENDS = List.of(
            "/",
            "//",
            "/.",
            "/./",
            "/x/..",
            "/x",
            "/x/",
            ";",
            ";a=b",
            ";a=b;c",
            ";/x",
            "/;a",
            ".json",
            ";.css",
            "%20",
            "%00",
            "%0a",
            "%0d",
            "%09",
            "%7f",
            "%2f",
            "%3b",
            "%3f",
            "%23",
            "%",
            "%2",
            "%zz",
            "%ff",
            "%c0%af",
            "%c2%85",
            "%e2%80%a8",
            "#",
            "#x",
            "?",
            "??",
            "?#",
            "+",
            "~",
            "'",
            "\"",
            "|",
            "{",
            "[",
            "<",
            "^",
            "`",
            ".",
            "%2e",
            "..");

    private static final List<String> BEFORE = List.of("/", "/.", "/x/..", "/..", "/%2e", "/%2e%2e", "/;", "/x;/..");

    private static final List<String> SCHEMES = List.of("http", "HTTP", "https", "ftp", "ws", "x", "h%74tp", "");

    /** The authorities of absolute forms, besides those that are malformed as a Host. */
    private static final List<String> AUTHORITIES = List.of(
            HOST,
            "LOCALHOST:{port}",
            "localhost",
            "localhost:80",
            "evil.example",
            "evil.example:{port}",
            "[::1]:19",
            "127.0.0.1:{port}",
            "localhost:1",
            "localhost.:{port}");

    private Targets() {}

    static List<WireRow> rows() {
        List<WireRow> rows = new ArrayList<>(spellings());
        rows.addAll(absolute());
        rows.addAll(other());
        rows.addAll(longOnes());
        return rows;
    }

    static List<WireRow> spellings() {
        List<WireRow> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int slash = i;
            SLASHES.forEach(it -> rows.add(spelling(
                    it + " for slash " + slash, (place, resource) -> replaced(plain(place, resource), slash, it))));
            for (Letter letter : Letter.values()) {
                rows.add(spelling(
                        letter + " in segment " + slash,
                        (place, resource) -> lettered(plain(place, resource), slash, letter.spelling)));
            }
        }
        ENDS.forEach(it -> rows.add(spelling(it + " at the end", (place, resource) -> plain(place, resource) + it)));
        BEFORE.forEach(it -> rows.add(spelling(it + " before", (place, resource) -> it + plain(place, resource))));
        rows.add(
                spelling("upper case", (place, resource) -> place.fill("{base}/") + resource.toUpperCase(Locale.ROOT)));
        rows.add(spelling("by way of what is open", (place, resource) -> place.fill("{base}/open/../") + resource));
        rows.add(spelling("by way of what is open;", (place, resource) -> place.fill("{base}/open;/../") + resource));
        rows.add(spelling("by way of what is open//", (place, resource) -> place.fill("{base}/open//../") + resource));
        rows.add(spelling(
                "by way of what is open, escaped", (place, resource) -> place.fill("{base}/open/%2e%2e/") + resource));
        rows.add(spelling("open below it", (place, resource) -> plain(place, resource) + "/../open"));
        rows.add(spelling("by another root", (place, resource) -> place.fill("/x/..{base}/") + resource));
        return rows;
    }

    private enum Letter {
        ESCAPED(c -> String.format("%%%02X", (int) c.charAt(0))),
        ESCAPED_SMALL(c -> String.format("%%%02x", (int) c.charAt(0))),
        TWICE(c -> String.format("%%25%02X", (int) c.charAt(0))),
        CAPITAL(c -> c.toUpperCase(Locale.ROOT)),
        PARAMETER(c -> c + ";a=b"),
        WIDE(c -> Hosts.utf8(String.valueOf((char) (c.charAt(0) - 0x20 + 0xFF00)))),
        OVERLONG(c -> String.format("%%c1%%%02x", (c.charAt(0) & 0x3f) | 0x80)),
        NUL(c -> c + "%00");

        @SuppressWarnings("ImmutableEnumChecker")
        private final UnaryOperator<String> spelling;

        Letter(UnaryOperator<String> spelling) {
            this.spelling = spelling;
        }
    }

    private static WireRow spelling(String name, Target target) {
        return usual("spelling", name).target(target).rule(Rule.SPELLING).anyOrigin();
    }

    /** Returns the path with another text for the slash of that number, if it has one. */
    private static String replaced(String path, int number, String text) {
        int at = slash(path, number);
        return at < 0 ? path : path.substring(0, at) + text + path.substring(at + 1);
    }

    private static String lettered(String path, int number, UnaryOperator<String> spelling) {
        int at = slash(path, number) + 1;
        return at == 0 || at >= path.length()
                ? path
                : path.substring(0, at) + spelling.apply(path.substring(at, at + 1)) + path.substring(at + 1);
    }

    private static int slash(String path, int number) {
        int at = -1;
        for (int i = 0; i <= number; i++) {
            at = path.indexOf('/', at + 1);
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    private static List<WireRow> absolute() {
        List<WireRow> rows = new ArrayList<>();
        for (String scheme : SCHEMES) {
            rows.add(absolute(scheme, HOST).rule(schemeRule(scheme)));
        }
        for (String authority : AUTHORITIES) {
            Rule rule = isOwn(authority) ? Rule.USUAL : Rule.BAD;
            rows.add(absolute("http", authority).rule(rule));
            rows.add(named(absolute("http", authority), " as its Host")
                    .hosts(authority)
                    .origins("http://" + authority));
            rows.add(named(absolute("http", authority), " in HTTP/1.0")
                    .withoutHost()
                    .version("HTTP/1.0")
                    .anyOrigin());
        }
        rows.add(named(absolute("http", "localhost"), " and Host with port 80")
                .hosts("localhost:80")
                .origins("http://localhost"));
        rows.add(named(absolute("http", "localhost:80"), " and Host without a port")
                .hosts("localhost")
                .origins("http://localhost"));
        rows.add(named(absolute("http", "localhost"), " and Host with an empty port")
                .hosts("localhost:")
                .origins("http://localhost"));
        for (String host : List.of("", "evil.example")) {
            rows.add(named(absolute("http", "evil?"), " and Host " + host)
                    .hosts(host)
                    .rule(Rule.BAD));
            rows.add(named(absolute("http", HOST), " and two Hosts, one of them " + host)
                    .hosts(HOST, host)
                    .rule(host.isEmpty() ? Rule.SPELLING : Rule.BAD));
        }
        rows.add(named(absolute("http", "evil.example"), " and an empty Host")
                .hosts("")
                .rule(Rule.SAFE));
        for (WireRow spelling : spellings()) {
            Target path = spelling.target();
            rows.add(usual("absolute spelling", spelling.name())
                    .target((place, resource) -> place.fill("http://localhost:{port}") + path.at(place, resource))
                    .rule(Rule.SPELLING)
                    .anyOrigin());
        }
        for (String authority : Hosts.BAD) {
            // A blank ends the target, and the text after a name's end is the path.
            if (authority.chars().anyMatch(c -> c <= ' ') || authority.endsWith("/")) {
                continue;
            }
            Rule rule = Hosts.isHidden(authority) || authority.contains("/") ? Rule.SAFE : Rule.BAD;
            rows.add(absolute("http", authority).rule(rule).anyOrigin());
            rows.add(named(absolute("http", authority), " in HTTP/1.0")
                    .withoutHost()
                    .version("HTTP/1.0")
                    .rule(rule)
                    .anyOrigin());
        }
        return rows;
    }

    private static Rule schemeRule(String scheme) {
        return switch (scheme) {
            case "http", "HTTP" -> Rule.USUAL;
            case "https" -> Rule.SAFE;
            default -> Rule.BAD;
        };
    }

    private static boolean isOwn(String authority) {
        return authority.equalsIgnoreCase(HOST);
    }

    private static WireRow absolute(String scheme, String authority) {
        return usual("absolute", scheme + "://" + authority)
                .target((place, resource) -> scheme + "://" + place.fill(authority) + plain(place, resource));
    }

    private static WireRow named(WireRow row, String more) {
        return new WireRow(
                row.kind(),
                row.name() + more,
                row.target(),
                row.hosts(),
                row.version(),
                row.headers(),
                Rule.USUAL,
                row.origins(),
                row.query());
    }

    /** Each odd part doubles the readings of a path, if they are counted one by one. */
    private static List<WireRow> longOnes() {
        List<WireRow> rows = new ArrayList<>();
        for (String part : List.of(
                "/",
                "/.",
                "/x/..",
                "/x",
                ";a=b",
                "/;",
                "/x;a/..",
                "/%2e",
                "/x/%2e%2e",
                "/%2541",
                "/%25",
                "/x%3b",
                "/%5c",
                "//x/..;/..",
                "/x;%2e%2e/..",
                "%2561",
                "/.;a/%252e",
                "/a%253bb;c//.")) {
            for (int times : List.of(20, 300)) {
                rows.add(usual("long", times + " times " + part)
                        .target((place, resource) -> plain(place, resource) + part.repeat(times))
                        .rule(Rule.SPELLING)
                        .anyOrigin());
                rows.add(usual("long", times + " times before it " + part)
                        .target((place, resource) -> place.fill("{base}") + part.repeat(times) + "/" + resource)
                        .rule(Rule.SPELLING)
                        .anyOrigin());
            }
        }
        return rows;
    }

    private static List<WireRow> other() {
        List<WireRow> rows = new ArrayList<>();
        List<Target> targets = List.of(
                (place, resource) -> "*",
                (place, resource) -> plain(place, resource).substring(1),
                (place, resource) -> "/" + plain(place, resource),
                (place, resource) -> "//localhost" + plain(place, resource),
                (place, resource) -> "http:" + plain(place, resource),
                (place, resource) -> "http:/" + plain(place, resource),
                (place, resource) -> "http://localhost" + place.fill(":{port}?") + plain(place, resource),
                (place, resource) -> "http://localhost" + place.fill(":{port}"),
                (place, resource) -> "?" + plain(place, resource),
                (place, resource) -> "#" + plain(place, resource),
                (place, resource) -> place.fill("localhost:{port}"),
                (place, resource) -> place.fill("u@localhost:{port}") + plain(place, resource),
                (place, resource) -> "",
                (place, resource) -> "/http://evil" + plain(place, resource));
        for (Target target : targets) {
            String name = target.at(new Place(1, "/app", "/api"), "admin");
            rows.add(usual("form", name).target(target).rule(Rule.SAFE).anyOrigin());
        }
        return rows;
    }
}
