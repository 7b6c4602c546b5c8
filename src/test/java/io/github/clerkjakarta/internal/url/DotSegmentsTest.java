package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DotSegmentsTest {
    /** As in browsers, in the second column; as in servers that join slashes, in the third. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/ / /",
                "'' / /",
                "a /a /a",
                "/a/b /a/b /a/b",
                "/a/b/ /a/b/ /a/b/",
                "/a/./b /a/b /a/b",
                "/a/../b /b /b",
                "/. / /",
                "/.. / /",
                "/./ / /",
                "/../ / /",
                "/../../a /a /a",
                "/a/. /a/ /a/",
                "/a/.. / /",
                "/a/b/.. /a/ /a/",
                "/a/b/../ /a/ /a/",
                "/a/b/../.. / /",
                "/a/%2e/b /a/b /a/b",
                "/a/%2E%2e/b /b /b",
                "/a/.%2e/b /b /b",
                "/a/%2E./b /b /b",
                "/a/%2e%2e / /",
                "/a/... /a/... /a/...",
                "/a/.%2e. /a/.%2e. /a/.%2e.",
                "/a/.b /a/.b /a/.b",
                "/a/..b /a/..b /a/..b",
                "/a/b.. /a/b.. /a/b..",
                "/a/%2ea /a/%2ea /a/%2ea",
                "/a/%252e%252e/b /a/%252e%252e/b /a/%252e%252e/b",
                "/a/%2/b /a/%2/b /a/%2/b",
                "/a/..;x/b /a/..;x/b /a/..;x/b",
                // To browsers, slashes in a row are segments of their own.
                "//a //a /a",
                "//a/../b //b /b",
                "/a//../b /a/b /b",
                "/a//b/../c /a//c /a/c",
                "/a// /a// /a/",
                "// // /",
                "/..//a //a /a",
                "/.//a //a /a",
                "\\a\\..\\b /b /b",
                "/a\\..\\..\\b /b /b",
                "/a\\.\\b\\ /a/b/ /a/b/",
                "\\\\a //a /a",
                "/a%5C..%5Cb /a%5C..%5Cb /a%5C..%5Cb",
                "/a%2F..%2Fb /a%2F..%2Fb /a%2F..%2Fb",
            })
    void resolved(String path, String browser, String joining) {
        assertThat(DotSegments.resolved(path, false)).isEqualTo(browser);
        assertThat(DotSegments.resolved(path, true)).isEqualTo(joining);
    }

    /**
     * Returns all paths of up to four of these segments, with slashes and backslashes, with and without one at the
     * beginning.
     */
    static List<String> paths() {
        List<String> segments =
                List.of("", ".", "..", "%2e", "%2E%2e", ".%2E", "%2e.", "...", ".%2e.", "a", "..;a", "%2ea", "b.");
        List<String> paths = new ArrayList<>(List.of(""));
        int from = 0;
        for (int length = 0; length < 4; length++) {
            int to = paths.size();
            for (int i = from; i < to; i++) {
                for (String segment : segments) {
                    paths.add(paths.get(i) + (i % 5 == 1 ? "\\" : "/") + segment);
                }
            }
            from = to;
        }
        paths.addAll(paths.stream()
                .filter(it -> !it.isEmpty())
                .map(it -> it.substring(1))
                .toList());
        return paths;
    }

    static Stream<Boolean> modes() {
        return Stream.of(false, true);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void nothingIsLeftToFollow(boolean joining) {
        for (String path : paths()) {
            String resolved = DotSegments.resolved(path, joining);

            assertThat(resolved).as(path).startsWith("/").doesNotContain("\\");
            assertThat(resolved.split("/", -1))
                    .as("%s, %s", path, resolved)
                    .noneMatch(it -> it.matches("(?i)(\\.|%2e){1,2}"));
            assertThat(DotSegments.resolved(resolved, joining)).as(path).isEqualTo(resolved);
            if (joining) {
                assertThat(resolved).as(path).doesNotContain("//");
            }
        }
    }

    /** A path stays within the segments that it names, and none is invented. */
    @ParameterizedTest
    @MethodSource("modes")
    void itsSegmentsAreThePathsOwnInTheirOrder(boolean joining) {
        for (String path : paths()) {
            List<String> own = new ArrayList<>(List.of(path.split("[/\\\\]", -1)));
            own.add("");
            int at = 0;
            for (String segment :
                    DotSegments.resolved(path, joining).substring(1).split("/", -1)) {
                int found = own.subList(at, own.size()).indexOf(segment);
                assertThat(found).as(path).isNotNegative();
                at += found + 1;
            }
        }
    }

    /** Compares with RFC 3986's own algorithm (5.2.4), which has no escaped dots and no backslashes. */
    @ParameterizedTest
    @MethodSource("modes")
    void asTheRfcForPlainDots(boolean joining) {
        if (joining) {
            return;
        }
        for (String path : paths()) {
            if (path.startsWith("/")
                    && !path.contains("\\")
                    && !path.toLowerCase(java.util.Locale.ROOT).contains("%2e")) {
                assertThat(DotSegments.resolved(path, false)).as(path).isEqualTo(removeDotSegments(path));
            }
        }
    }

    private static String removeDotSegments(String path) {
        String input = path;
        StringBuilder output = new StringBuilder();
        while (!input.isEmpty()) {
            if (input.startsWith("/./")) {
                input = input.substring(2);
            } else if (input.equals("/.")) {
                input = "/";
            } else if (input.startsWith("/../") || input.equals("/..")) {
                input = "/" + (input.length() > 4 ? input.substring(4) : "");
                output.setLength(Math.max(0, output.lastIndexOf("/")));
            } else {
                int end = input.indexOf('/', 1);
                output.append(input, 0, end < 0 ? input.length() : end);
                input = end < 0 ? "" : input.substring(end);
            }
        }
        return output.toString();
    }
}
