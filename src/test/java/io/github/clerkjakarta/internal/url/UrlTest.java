package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads and writes URLs as browsers do; the right column is Node.js's answer. */
class UrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "HTTPS://APP.example.com:443/X https://app.example.com/X",
                "http://a:8080 http://a:8080/",
                "http://a/%2e%2E/x/./y/.. http://a/x/",
                "http://a/..//b http://a//b",
                "http:///x//y http://x//y",
                "http://a\\b\\..\\c http://a/c",
                "http://user:pw@a/x http://a/x",
                "http://a/{x}|^ http://a/%7Bx%7D|^",
                "http://a/?q='x' http://a/?q=%27x%27",
                "http://xn--4ca.example/ö http://xn--4ca.example/%C3%B6",
                "https://[::1]:3000/x https://[::1]:3000/x",
                "http://[1:0:0:2:0:0:3:4] http://[1::2:0:0:3:4]/",
            })
    void parse(String text, String expected) {
        assertThat(String.valueOf(Url.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/x",
                "//a/x",
                "javascript:alert(1)",
                "mailto:a@b",
                "http://",
                "http://a:99999/",
                "http://a b/",
                // Browsers convert these. Java's conversion makes other sites of some: strasse, k.
                "https://straße.example/",
                "https://stra%C3%9Fe.example/",
                "https://\u212A.example/",
                "https://ä.example/",
                "https://a\u3002example/",
                "https://a\u00ADb.example/"
            })
    void whatIsNoUrlIsNull(String text) {
        assertThat(Url.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/x?y#z https://a/x?y#z",
                "x https://a/b/x",
                "../x https://a/x",
                "?q https://a/b/c?q",
                "#f https://a/b/c?d#f",
                "//evil.example/x https://evil.example/x",
                "/\\evil.example https://evil.example/",
                "https:x https://a/b/x",
            })
    void resolve(String reference, String expected) {
        assertThat(String.valueOf(Url.parse("https://a/b/c?d").resolve(reference)))
                .isEqualTo(expected);
    }

    @Test
    void aPathNeverBecomesAHost() {
        assertThat(Url.parse("https://app.example.com").at("//evil.example/x", null))
                .hasToString("https://app.example.com//evil.example/x");
        assertThat(Url.parse("http://internal:8080//evil.example").withOrigin(Url.parse("https://app.example.com")))
                .hasToString("https://app.example.com//evil.example");
    }

    @Test
    void queriesAreWrittenAsForms() {
        Url url = Url.parse("http://a/?x=%zz&y=%ff&z=a%20b+c&z=2");

        assertThat(url.withoutParameters(java.util.List.of("none")))
                .hasToString("http://a/?x=%25zz&y=%EF%BF%BD&z=a+b+c&z=2");
        assertThat(url.withParameter("z", "ä&b")).hasToString("http://a/?x=%25zz&y=%EF%BF%BD&z=%C3%A4%26b");
        assertThat(url.parameter("z")).isEqualTo("a b c");
        assertThat(Url.parse("http://a/?b=1").withoutParameters(java.util.List.of("b")))
                .hasToString("http://a/");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a letter at each end, az, az",
        "a digit at each end, 09, 09",
        "an upper-case letter, AZ, AZ",
        "a mark that forms keep, '*-._', '*-._'",
        "a tilde, ~, %7E",
        "DEL, '\u007f', %7F",
    })
    void formsKeepLettersDigitsAndFourMarks(String rule, String value, String written) {
        assertThat(Url.parse("http://a/").withParameter("x", value)).hasToString("http://a/?x=" + written);
    }

    /** The first and last characters of one, two, three and four bytes; half a surrogate pair becomes U+FFFD. */
    @ParameterizedTest
    @ValueSource(
            ints = {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF
            })
    void charactersAreEscapedAsUtf8(int codePoint) {
        boolean half = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        String text = half ? "\ufffd" : Character.toString(codePoint);
        StringBuilder escapes = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            escapes.append("%%%02X".formatted(octet));
        }

        assertThat(Url.parse("http://a/").withParameter("x", Character.toString(codePoint)))
                .hasToString("http://a/?x=" + escapes);
    }

    @Test
    void aParameterMayHaveNoNameAndNoValue() {
        Url url = Url.parse("http://a/?=1&b&c=");

        assertThat(url.parameter("")).isEqualTo("1");
        assertThat(url.parameter("b")).isEmpty();
        assertThat(url.parameter("c")).isEmpty();
        assertThat(url.parameter("bc")).isNull();
        assertThat(Url.parse("http://a/?bc=1").parameter("b")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"http://a, true", "https://a, true", "ws://a, false", "wss://a, false", "ftp://a, false"})
    void onlyHttpIsAnsweredWithPages(String url, boolean expected) {
        assertThat(Url.parse(url).isHttp()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1, true", "http://[::1], true", "http://a, false", "http://1.2.3.4.example, false"})
    void anAddressIsOfVersion4Or6(String url, boolean expected) {
        assertThat(Url.parse(url).isAddress()).isEqualTo(expected);
    }

    @Test
    void thePortEndsAt65535() {
        assertThat(Url.parse("http://a:65535/")).hasToString("http://a:65535/");
        assertThat(Url.parse("http://a:65536/")).isNull();
    }

    @Test
    void urlsAreEqualIfTheirTextsAre() {
        Url url = Url.parse("http://a/b?c#d");

        assertThat(url)
                .isEqualTo(Url.parse("HTTP://A:80/b?c#d"))
                .hasSameHashCodeAs(Url.parse("HTTP://A:80/b?c#d"))
                .isNotEqualTo(Url.parse("http://a/b?c#e"))
                .isNotEqualTo(null);
        assertThat(url.hashCode()).isNotEqualTo(Url.parse("http://a/b?c#e").hashCode());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/, true",
        "http://127.0.0.1/,   true",
        "http://[::1]/,       true",
        "http://x.localhost/, true",
        "http://127.0.0.1.evil.example/, false",
        "http://localhost.evil.example/, false",
    })
    void loopback(String url, boolean expected) {
        assertThat(Url.parse(url).isLoopback()).isEqualTo(expected);
    }

    @Test
    void aHostHas253Characters() {
        String most = "a.".repeat(126) + "b";

        assertThat(Url.parse("https://" + most)).hasToString("https://" + most + "/");
        assertThat(Url.parse("https://" + most + "b")).isNull();
        assertThat(Url.parse("https://[" + "0:".repeat(200) + "]")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a\u007fb/", "http://a%7Fb/", "http://\u007f/", "http://a/\u007f?\u007f#\u007f"})
    void deleteIsNeverWritten(String text) {
        assertThat(String.valueOf(Url.parse(text))).doesNotContain("\u007f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.1", "http://0x7f000001:80", "http://2130706433/", "http://127.0.0.1."})
    void spellingsOfOneAddressAreOneHost(String text) {
        Url url = Url.parse(text);

        assertThat(url).hasToString("http://127.0.0.1/");
        assertThat(url.isLoopback()).isTrue();
        assertThat(url.isAddress()).isTrue();
        assertThat(Url.parse("http://127.evil.example/").isLoopback()).isFalse();
        assertThat(Url.parse("http://[0:0:0:0:0:0:0:1]/").isLoopback()).isTrue();
    }

    /** A stranger's text takes at most a few times its length in memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%41a",
                "%c3%a9",
                "%ff",
                "%",
                "\u00e9",
                "\ud83d\ude00",
                "\ud800",
                "a=b&",
                "&",
                "=",
                "../",
                "/",
                "%2e/",
                ";",
                "+",
                " "
            })
    void textCostsWhatItIsLong(String part) {
        String text = part.repeat(32_000 / part.length());
        Url page = Url.parse("https://a.example/b?c=d");

        for (String before : List.of("", "?", "#")) {
            String url = "https://a.example/" + before + text;
            assertThat(Work.bytesAllocatedBy(() -> Url.parse(url))).as(before).isLessThan(60L * 32_000);
            assertThat(Work.bytesAllocatedBy(() -> page.resolve(before + text)))
                    .as(before)
                    .isLessThan(60L * 32_000);
        }
        Url url = Url.parse("https://a.example/?" + text);
        assertThat(Work.bytesAllocatedBy(() -> url.parameter("a"))).isLessThan(80L * 32_000);
        assertThat(Work.bytesAllocatedBy(() -> url.withoutParameters(List.of("x"))))
                .isLessThan(120L * 32_000);
        assertThat(Work.bytesAllocatedBy(() -> url.parameterNames())).isLessThan(120L * 32_000);
    }
}
