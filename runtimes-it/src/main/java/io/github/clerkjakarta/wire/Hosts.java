package io.github.clerkjakarta.wire;

import static io.github.clerkjakarta.wire.WireRow.HOST;
import static io.github.clerkjakarta.wire.WireRow.usual;

import io.github.clerkjakarta.wire.WireRow.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of Host headers: well-formed, malformed, several, none. */
final class Hosts {
    private static final int LONGEST = 253;

    /** RFC 3986, {@code host [":" port]}. */
    static final List<String> GOOD = List.of(
            HOST,
            "LOCALHOST:{port}",
            "localhost.:{port}",
            "127.0.0.1:{port}",
            "localhost:",
            "localhost",
            "localhost:80",
            "localhost:65535",
            "localhost:1",
            "a_b.example",
            "a-b.example:19",
            "xn--bcher-kva.example",
            "[::1]:19",
            "[::1]",
            "[2001:DB8::1]:{port}",
            "[::ffff:7f00:1]:{port}",
            "a".repeat(LONGEST));

    static final List<String> BAD = bad();

    /** Legal by one document and illegal by another: nothing may open. */
    private static final List<String> DOUBTFUL = List.of(
            "a%2fb",
            "a%3fb",
            "a;b",
            "a,b",
            "a=b",
            "*",
            "a..b",
            ".",
            "localhost:00080",
            "[v1.x]",
            "localhost:080",
            "a'b",
            "localhost..",
            "-",
            "1.2.3",
            "0x7f.1",
            "[::ffff:127.0.0.1]:{port}");

    private Hosts() {}

    private static List<String> bad() {
        List<String> bad = new ArrayList<>();
        // Characters that end or split an authority, at the start, in the middle and at the end of a name.
        for (String c :
                List.of("?", "#", "/", "\\", "@", " ", "\t", "\"", "<", ">", "|", "^", "`", "{", "}", "[", "]")) {
            bad.add("localhost" + c);
            bad.add("a" + c + "b");
            bad.add(c + "localhost");
            bad.add("localhost" + c + ":{port}");
        }
        for (int control : List.of(0, 1, 8, 0x0b, 0x0c, 0x1f, 0x7f, 0x80, 0xa0, 0xff)) {
            bad.add("loc" + (char) control + "alhost");
        }
        for (String port : List.of(
                "99999",
                "65536",
                "0",
                "-1",
                "+80",
                "8 0",
                "abc",
                "80:80",
                "80a",
                "0x50",
                "4294967376",
                utf8("\uff18\uff10"),
                utf8("\u0668\u0660"),
                "80?",
                "80#",
                "80/",
                "80@h",
                "%38%30")) {
            bad.add("localhost:" + port);
        }
        bad.addAll(List.of(
                ":",
                ":{port}",
                "localhost?{context}/api/open",
                "localhost/{context}/api/open?",
                "u@h",
                "u:p@localhost:{port}",
                "[fe80::1%25eth0]",
                "[fe80::1%eth0]",
                "[::1",
                "::1",
                "::1]",
                "[[::1]]",
                "[]",
                "[::1]x",
                "[::1]x:80",
                "[::1]:",
                "[::1]:x",
                "[localhost]",
                "[127.0.0.1]",
                "[1:2:3]",
                "[1::2::3]",
                "[12345::]",
                "a%zz",
                "a%",
                "a%2",
                "http://localhost:{port}",
                utf8("\u00e9"),
                utf8("localhost\uff0f"),
                "a".repeat(LONGEST + 1),
                "a".repeat(4000)));
        bad.remove("[::1]:"); // an empty port
        // Blanks at the ends of a header's value do not belong to it.
        bad.removeAll(List.of("localhost ", " localhost", "localhost\t", "\tlocalhost"));
        return bad;
    }

    /**
     * Returns true if servers hide the value in a header other than Host: they cut a user off, and replace an odd port.
     */
    static boolean isHidden(String host) {
        return host.contains("@") || host.startsWith("[::1]x") || host.matches("[^:]*:(-1|0|4294967376)");
    }

    /** Returns the text's bytes, one character each. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static List<WireRow> rows() {
        List<WireRow> rows = new ArrayList<>();
        GOOD.forEach(it -> rows.add(one(it).origins("http://" + it)));
        BAD.forEach(it -> rows.add(one(it).rule(Rule.BAD).anyOrigin()));
        DOUBTFUL.forEach(it -> rows.add(one(it).rule(Rule.SPELLING).anyOrigin()));
        rows.add(usual("host", "blanks around it").hosts("  " + HOST + " \t "));
        for (List<String> two : List.of(
                List.of(HOST, "evil.example"),
                List.of("evil.example", HOST),
                List.of(HOST, "localhost?"),
                List.of("localhost?", HOST),
                List.of(HOST, "localhost"),
                List.of("", HOST),
                List.of(HOST, HOST, "evil.example"))) {
            rows.add(usual("two hosts", String.join(" and ", two))
                    .hosts(two.toArray(String[]::new))
                    .rule(Rule.BAD)
                    .anyOrigin());
        }
        rows.add(usual("two hosts", "equal").hosts(HOST, HOST));
        rows.add(usual("two hosts", "and an empty one").hosts(HOST, "").rule(Rule.SPELLING));
        rows.add(usual("two hosts", "of another case")
                .hosts(HOST, "LOCALHOST:{port}")
                .rule(Rule.SPELLING));
        for (String line : List.of("host: evil.example", "HOST: localhost?")) {
            rows.add(usual("two hosts", line).headers(line).rule(Rule.BAD).anyOrigin());
        }
        for (String line : List.of(
                "Host : evil?", "Host\t: evil?", " evil?", "\tHost: evil?", "X: y\r\n Host: evil?", ": x", "Host")) {
            rows.add(usual("odd header", line).headers(line).rule(Rule.SAFE).anyOrigin());
        }
        rows.addAll(absent());
        return rows;
    }

    private static WireRow one(String host) {
        return usual("host", host).hosts(host);
    }

    /**
     * Returns requests without a host. A redirect needs an origin: {@link WireRow#hasHost} decides what strangers' page
     * navigations get.
     */
    private static List<WireRow> absent() {
        return List.of(
                usual("no host", "HTTP/1.1").withoutHost(),
                usual("no host", "HTTP/1.0").withoutHost().version("HTTP/1.0"),
                usual("no host", "empty, HTTP/1.1").hosts(""),
                usual("no host", "empty, HTTP/1.0").hosts("").version("HTTP/1.0"),
                usual("host", "HTTP/1.0").version("HTTP/1.0"),
                usual("host", "malformed, HTTP/1.0")
                        .hosts("localhost?")
                        .version("HTTP/1.0")
                        .rule(Rule.BAD),
                usual("no host", "forwarded host only")
                        .withoutHost()
                        .headers("X-Forwarded-Host: evil?")
                        .rule(Rule.SAFE),
                usual("version", "HTTP/1.2").version("HTTP/1.2").rule(Rule.SAFE),
                usual("version", "HTTP/3.0").version("HTTP/3.0").rule(Rule.SAFE),
                usual("version", "http/1.1").version("http/1.1").rule(Rule.SAFE));
    }
}
