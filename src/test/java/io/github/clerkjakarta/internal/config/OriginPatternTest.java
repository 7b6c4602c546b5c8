package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.url.Url;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPatternTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example,       https://a.example/x?y,         true",
        "https://a.example/,      https://A.example,             true",
        "https://a.example:443,   https://a.example,             true",
        "https://a.example,       http://a.example,              false",
        "https://a.example,       https://a.example:8443,        false",
        "https://a.example,       https://a.example.evil.test,   false",
        "https://*.a.example,     https://b.a.example,           true",
        "https://*.a.example,     https://c.b.a.example,         true",
        "https://*.a.example,     https://a.example,             false",
        "https://*.a.example,     https://evil.test/.a.example,  false",
        "https://*.a.example,     https://evil.test?.a.example,  false",
        "https://*.a.example,     https://x@evil.test#.a.example,false",
        "https://axexample,       https://a.example,             false",
        "https://a.example,       https://axexample,             false",
        "http://localhost:*,      http://localhost:3001,         true",
        "http://localhost:*,      http://localhost,              true",
        "http://localhost:3001,   http://localhost:3002,         false",
    })
    void allows(String pattern, String url, boolean allowed) {
        assertThat(OriginPattern.parse(pattern).matches(Url.parse(url))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "javascript:alert(1)",
                "https://a.example/path",
                "https://",
                "*",
                "https://a b",
                "ftp://a"
            })
    void otherTextsAreNone(String text) {
        assertThat(OriginPattern.parse(text)).isNull();
    }
}
