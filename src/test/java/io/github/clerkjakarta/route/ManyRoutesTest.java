package io.github.clerkjakarta.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With many routes only some are tried. The answer must be the same as if all were, in order. */
class ManyRoutesTest {
    private static final List<String> WORDS = List.of(
            "a",
            "A",
            "ab",
            "aB",
            "abc",
            "b",
            "-",
            ".",
            "1",
            "/",
            "//",
            "\u00e9",
            "\u00c9",
            "s",
            "\u017f",
            "k",
            "\u212a",
            "\u03c3",
            "\u03c2",
            "\u0130",
            "\u00df",
            "\ud83d\ude00",
            "\ud83d",
            "\uffff",
            "%61",
            "%2F",
            "%C3%A9",
            "%zz",
            ";v=1",
            " ",
            "+");

    private static final List<String> PIECES = List.of(
            ":x", "/:x", "/:x?", "/:y*", "/:z+", "(.*)", "/(.*)", "{/ab}?", "{b}?", "{/c}*", "\\.", "(\\d+)", "#");

    /** These throw on a long path. The message names the pattern. */
    private static final List<String> SLOW =
            List.of("/a(?:-[a-z]+)*", "/ab/:x([a-z]+)*", "/A{/:x(b+)-}*", "~/b{/:x(b+)-}*");

    /** These have no fixed beginning. */
    private static final List<String> ANYWHERE = List.of("(.*)", "{/a}?", "/:x");

    private static final List<String> ROOTS = List.of("", "/a", "/AB", "/\u00e9", "/a b");

    private final Random random = new Random(17);

    @Test
    void theAnswerIsThatOfTryingEachInTurn() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (int list = 0; list < 40; list++) {
            List<String> patterns = patterns(RouteMatcher.MANY + random.nextInt(200));
            RouteMatcher many = RouteMatcher.of(patterns.toArray(String[]::new));
            List<RouteMatcher> each = patterns.stream().map(RouteMatcher::of).toList();
            for (int i = 0; i < 300; i++) {
                ClerkRequest request = request(any(patterns));
                String answer = answer(List.of(many), request);
                assertThat(answer).as("%s in %s", request.getPath(), patterns).isEqualTo(answer(each, request));
                kinds.merge(answer.replaceAll("\".*\"", "it"), 1, Integer::sum);
            }
        }
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "true",
                        "false",
                        "The path has a malformed percent-escape.",
                        "Matching this path against it would take too long.");
        assertThat(kinds.values()).allMatch(times -> times > 50);
    }

    private static String answer(List<RouteMatcher> matchers, ClerkRequest request) {
        try {
            return String.valueOf(matchers.stream().anyMatch(matcher -> matcher.matches(request)));
        } catch (UnmatchablePathException unmatchable) {
            return unmatchable.getMessage();
        }
    }

    private List<String> patterns(int number) {
        List<String> patterns = new ArrayList<>();
        while (patterns.size() < number) {
            String pattern = random.nextInt(60) == 0 ? any(SLOW) : start() + words() + words() + end();
            try {
                RouteMatcher.of(pattern);
                patterns.add(pattern);
            } catch (IllegalArgumentException notAPattern) {
                // Another one.
            }
        }
        return patterns;
    }

    private String start() {
        return random.nextInt(4) == 0 ? "~/" : random.nextInt(40) == 0 ? any(ANYWHERE) : "/";
    }

    private String end() {
        return random.nextInt(3) == 0 ? "" : any(PIECES) + (random.nextInt(3) == 0 ? words() : "");
    }

    private String words() {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> any(WORDS))
                .collect(Collectors.joining());
    }

    /** Returns a request whose path often begins as the pattern does. */
    private ClerkRequest request(String pattern) {
        String root = any(ROOTS);
        String like = random.nextInt(3) == 0
                ? "/" + words()
                : pattern.replaceFirst("^~", "").replaceFirst("[:({?*].*", "");
        String path =
                (random.nextBoolean() ? root : "") + (random.nextBoolean() ? like : like.toUpperCase(Locale.ROOT));
        String end = random.nextInt(20) == 0 ? "/ab-ab".repeat(300) : random.nextBoolean() ? words() : "";
        return new Asked(path + end, root);
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The same as with few routes. */
    @Test
    void withoutARequestARouteFromTheContextRootThrowsAtItsTurn() {
        RouteMatcher many = RouteMatcher.of(IntStream.range(0, RouteMatcher.MANY)
                .mapToObj(i -> i == 9 ? "~/x" : "/a" + i)
                .toArray(String[]::new));

        assertThat(many.matches("/A7/")).isTrue();
        assertThatThrownBy(() -> many.matches("/a11")).hasMessageContaining("needs the request");
        assertThatThrownBy(() -> many.matches("/%zz")).hasMessageContaining("percent-escape");
        assertThat(many.parameters("/a7")).contains(Map.of());
        assertThatThrownBy(() -> many.parameters("/a11")).hasMessageContaining("needs the request");
    }

    private record Asked(String getPath, String getContextRoot) implements ClerkRequest {
        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getUrl() {
            return "https://app.example.com" + getPath;
        }

        @Override
        public String getHost() {
            return "app.example.com";
        }

        @Override
        public @Nullable String getHeader(String name) {
            return null;
        }

        @Override
        public @Nullable String getCookie(String name) {
            return null;
        }
    }
}
