package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathReadingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/b", "/a.b/c-d_e", "/a/"})
    void nearlyAllPathsHaveOne(String path) {
        assertThat(PathReadings.of(path)).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/%61/b,            /a/b",
        "/a;x=1/b,          /a/b",
        "/a%3Bx/b,          /a/b",
        "/a;x=%2Fy/b,       /a/b",
        "//a///b,           /a/b",
        "/x/../a/./b,       /a/b",
        "/x/%2e%2E/a/b,     /a/b",
        "/x/..;y/a/b,       /a/b",
        "/a%2Fb,            /a/b",
        "/a%5Cb,            /a/b",
        "/a\\b,              /a/b",
        "/../a/b,           /a/b",
        "/a/b/.,            /a/b/",
        "/a/b/x/..,         /a/b/",
        "/.,                /",
        "/..,               /",
        "//,                /",
        "///,               /",
        "/a%E2%80%A8b,      /a_b",
        "/a%E2%80%A9b,      /a_b",
    })
    void oneOfThemIsWhatAServerMayTakeItFor(String path, String reading) {
        assertThat(PathReadings.of(path)).startsWith(path).contains(reading);
    }

    @Test
    void aDecodedReadingIsNotDecodedAgain() {
        assertThat(PathReadings.of("/%2561")).contains("/%2561").doesNotContain("/a", "/%61");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%", "/%4", "/%zz", "/%ff", "/%c0%af", "/%ed%a0%80", "/a%00", "/a%0a", "/a%7f", "/a%c2%85"})
    void malformedPathsHaveNone(String path) {
        assertThat(PathReadings.of(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%41a", "/;a", ";", "/", "/.", "/..", "/%2e%2E", "\\", "%3b", "%2f", "%255c"})
    void aPathCostsWhatItIsLong(String part) {
        String path = "/" + part.repeat(32_000 / part.length());

        assertThat(Work.bytesAllocatedBy(() -> PathReadings.of(path))).isLessThan(200L * 32_000);
    }
}
