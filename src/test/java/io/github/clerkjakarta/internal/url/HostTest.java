package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3986's {@code host [":" port]}, as far as a request may name one. */
class HostTest {
    /** RFC 3986's unreserved and sub-delims, without the comma. */
    private static final String ALLOWED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+;=";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "localhost localhost -1",
                "LOCALHOST localhost -1",
                "App.Example.COM:9080 app.example.com 9080",
                "app.example.com. app.example.com. -1",
                "my_service:80 my_service 80",
                "_dmarc.example _dmarc.example -1",
                "a--b a--b -1",
                "127.0.0.1:443 127.0.0.1 443",
                // A name, not an address: names may consist of digits.
                "999.999.999.999 999.999.999.999 -1",
                "1 1 -1",
                "localhost: localhost -1",
                "[::1]: [::1] -1",
                "[::1]:8080 [::1] 8080",
                "[2001:DB8::A] [2001:db8::a] -1",
                "%41.example %41.example -1",
                "%c3%41.example '' 0",
                "%2541.example '' 0",
            })
    void parse(String text, String name, int port) {
        assertThat(Host.parse(text)).isEqualTo(name.isEmpty() ? null : new Host(name, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                ":80",
                "localhost?",
                "localhost#",
                "localhost/",
                "localhost\\",
                "localhost?:80",
                "localhost:80?",
                "localhost:80/",
                "localhost:80#",
                "user@localhost",
                "user:pw@localhost",
                "@localhost",
                "localhost:80@evil.example",
                "http://localhost",
                "//localhost",
                "local host",
                " localhost",
                "localhost ",
                "localhost\t",
                "localhost\r\nX: y",
                "localhost\0",
                "a,b",
                "a.example, b.example",
                "{a}",
                "<a>",
                "a|b",
                "a^b",
                "`a`",
                "\"a\"",
                "a[b",
                "a]b",
                "a]:80",
                "ä.example",
                "localhost\u00a0",
                "\uff41.example",
                "localhost:80:90",
                "a:b",
                "a:-1",
                "a:+80",
                "a: 80",
                "a:80 ",
                "a:8o",
                "a:0x50",
                "a:\u0661",
                "a:99999999999999999999",
                // Escapes: incomplete, not UTF-8, or of characters that no name has.
                "%",
                "%4",
                "a%",
                "a%zz",
                "%ff",
                "%2f",
                "a%2Fb",
                "a%3Fb",
                "a%23b",
                "a%40b",
                "a%3A80",
                "a%5B",
                "a%20b",
                "a%00",
                "a%0ab",
                "a%2Cb",
                "a%25b",
                "a%2541b",
                "a%5Cb",
                "%C3%A4.example",
            })
    void malformed(String text) {
        assertThat(Host.parse(text)).isNull();
    }

    /** Each ASCII character: alone, first, in the middle, last, and before a port. */
    static Stream<Arguments> everyCharacter() {
        return IntStream.range(0, 128)
                .mapToObj(c -> (char) c)
                .flatMap(c -> Stream.of("" + c, c + "a", "a" + c + "a", "a" + c, "a" + c + ":80")
                        // A colon ends the name.
                        .filter(text -> c != ':')
                        .map(text -> Arguments.of(text, ALLOWED.indexOf(c) >= 0)));
    }

    @ParameterizedTest
    @MethodSource("everyCharacter")
    void character(String text, boolean allowed) {
        assertThat(Host.parse(text) != null).isEqualTo(allowed);
    }

    /** An escape may stand for any character that may stand there itself. */
    static Stream<Arguments> everyEscape() {
        return IntStream.range(0, 256)
                .mapToObj(c -> Arguments.of(String.format("a%%%02xb", c), c < 128 && ALLOWED.indexOf((char) c) >= 0));
    }

    @ParameterizedTest
    @MethodSource("everyEscape")
    void escaped(String text, boolean allowed) {
        assertThat(Host.parse(text) != null).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ",
        "00, ",
        "00000000, ",
        "1, 1",
        "01, 1",
        "0000000001, 1",
        "80, 80",
        "0080, 80",
        "443, 443",
        "65534, 65534",
        "65535, 65535",
        "0065535, 65535",
        "65536, ",
        "0065536, ",
        "99999, ",
        "100000, ",
        "655350, ",
    })
    void ports(String text, Integer port) {
        for (String name : List.of("localhost", "127.0.0.1", "[::1]")) {
            assertThat(Host.parse(name + ":" + text)).as(name).isEqualTo(port == null ? null : new Host(name, port));
        }
    }

    @Test
    void everyPort() {
        for (int port = 1; port <= 65535; port++) {
            assertThat(Host.parse("a:" + port)).isEqualTo(new Host("a", port));
        }
    }

    /** RFC 3986, IPv6address: eight groups, or a gap and at most seven; the last two may be an IPv4 address. */
    static Stream<Arguments> everyIpv6Shape() {
        List<Arguments> rows = new ArrayList<>();
        for (int groups = 0; groups <= 10; groups++) {
            rows.add(Arguments.of(groups(groups), groups == 8));
            rows.add(Arguments.of(withTail(groups), groups + 2 == 8));
        }
        for (int before = 0; before <= 8; before++) {
            for (int after = 0; after <= 8; after++) {
                rows.add(Arguments.of(groups(before) + "::" + groups(after), before + after <= 7));
                rows.add(Arguments.of(groups(before) + "::" + withTail(after), before + after + 2 <= 7));
            }
        }
        return rows.stream();
    }

    private static String groups(int count) {
        return String.join(
                ":",
                IntStream.range(0, count).mapToObj(i -> i % 2 == 0 ? "a" : "10").toList());
    }

    private static String withTail(int count) {
        return groups(count) + (count == 0 ? "" : ":") + "192.0.2.1";
    }

    @ParameterizedTest
    @MethodSource("everyIpv6Shape")
    void ipv6(String address, boolean valid) {
        assertThat(Host.parse("[" + address + "]")).isEqualTo(valid ? new Host("[" + address + "]", -1) : null);
        assertThat(Host.parse("[" + address + "]:80") != null).isEqualTo(valid);
        // Without brackets its colons are ports.
        assertThat(address.matches(".*:.*:.*") ? Host.parse(address) : null).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "[]",
                "[:]",
                "[:::]",
                "[::::]",
                "[1::2::3]",
                "[:1:2:3:4:5:6:7:8]",
                "[1:2:3:4:5:6:7:8:]",
                "[1:2:3:4:5:6:7:]",
                "[:1::]",
                "[::1:]",
                "[12345::]",
                "[::12345]",
                "[::g]",
                "[::-1]",
                "[::1",
                "::1]",
                "[::1]]",
                "[[::1]]",
                "[::1]x",
                "[::1]x:80",
                "x[::1]",
                "[::1]80",
                "[::1]:x",
                "[::1]:0",
                "[::1]:65536",
                "[::1]::80",
                "[::1 ]",
                "[::1]/",
                "[::1]?",
                // Zones are local to a machine.
                "[fe80::1%eth0]",
                "[fe80::1%25eth0]",
                "[fe80::1%]",
                "[%3A%3A1]",
                "[localhost]",
                "[127.0.0.1]",
                "[v1.x]",
                "[V7.a:b]",
                // An IPv4 address comes last, and has four numbers below 256.
                "[1.2.3.4::]",
                "[::1.2.3.4:1]",
                "[::1.2.3]",
                "[::1.2.3.4.5]",
                "[::1.2.3.]",
                "[::.1.2.3]",
                "[::256.0.0.1]",
                "[::ffff:999.1.1.1]",
                "[::1.2.3.1000]",
                "[::1.2.3.0x4]",
                "[::\u0661]",
            })
    void malformedIpv6(String text) {
        assertThat(Host.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "1.20.099.1", "1.2.3.4"})
    void ipv4Tails(String tail) {
        // A zero before a number is a mistake by RFC 3986, and readers disagree about its value.
        assertThat(Host.parse("[::" + tail + "]") != null).isEqualTo(!tail.contains(".0") || tail.startsWith("0.0"));
    }

    @Test
    void atMost253CharactersAndAPort() {
        assertThat(Host.parse("a".repeat(253))).isNotNull();
        assertThat(Host.parse("a".repeat(254))).isNull();
        assertThat(Host.parse("a".repeat(253) + ":65535")).isNotNull();
        assertThat(Host.parse("a".repeat(254) + ":80")).isNull();
        assertThat(Host.parse("a:" + "0".repeat(255) + "80")).isEqualTo(new Host("a", 80));
        assertThat(Host.parse("a:" + "0".repeat(256) + "80")).isNull();
        assertThat(Host.parse("a".repeat(1_000_000))).isNull();
        assertThat(Host.parse("a:" + "0".repeat(1_000_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, A, true",
        "a:9080, A:9080, true",
        "a:, a, true",
        "a:0080, a:80, true",
        "a:80, a, true",
        "a:443, a, true",
        // TLS may end at a proxy.
        "a:80, a:443, true",
        "a, b, false",
        "a:9080, a, false",
        "a:9080, a:9081, false",
        "a:9080, b:9080, false",
        "a:8080, a:80, false",
        "a:8443, a:443, false",
        "a., a, false",
        "[::1], [::1]:80, true",
        "[::1]:8080, [::1], false",
        "[::A], [::a], true",
        "127.0.0.1, localhost, false",
    })
    void isSame(String one, String other, boolean same) {
        assertThat(Host.parse(one).isSame(Host.parse(other))).isEqualTo(same);
        assertThat(Host.parse(other).isSame(Host.parse(one))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"A.example, a.example", "a:, a", "a:0080, a:80", "[::A]:1, [::a]:1"})
    void asInAUrl(String text, String written) {
        assertThat(Host.parse(text)).hasToString(written);
        assertThat(Host.parse(written)).isEqualTo(Host.parse(text));
    }

    /** A host that is accepted is one host in a URL, too: no path, no query and no user can hide in it. */
    @ParameterizedTest
    @MethodSource("everyCharacter")
    void whatIsAcceptedIsAHostInAUrl(String text, boolean allowed) {
        Url url = allowed ? Url.parse("https://" + text) : null;

        if (url != null) {
            assertThat(url.path()).isEqualTo("/");
            assertThat(url.toString()).endsWith(url.authority() + "/");
            assertThat(Host.parse(url.authority())).isNotNull();
        }
    }
}
