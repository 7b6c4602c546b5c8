package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As browsers read and write URLs; the right column is what Node.js answers. */
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
                "http://ä.example/ö http://xn--4ca.example/%C3%B6",
                "https://[::1]:3000/x https://[::1]:3000/x",
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
                "http://a b/"
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
}
