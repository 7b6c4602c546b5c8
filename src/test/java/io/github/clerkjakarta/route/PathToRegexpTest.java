package io.github.clerkjakarta.route;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares our answers with those of path-to-regexp 6, which Clerk's SDK uses. {@code conformance/oracle/make-routes.mjs} wrote the
 * rows and can write any number more: {@code -Droutes.rows=FILE}.
 */
class PathToRegexpTest {
    private static final Path ROWS =
            Path.of(System.getProperty("routes.rows", "src/test/resources/routes/path-to-regexp.tsv"));

    /** Refused at deployment, though the SDK knows them. */
    private static final List<String> LEFT_OUT = List.of(
            "the escape ",
            "a character for private use",
            "a kind of group that route patterns do not have",
            "nothing to repeat with",
            "a range whose ends are not two characters in order",
            "a [] that no character matches",
            "a counted repetition of a group with a place or a look ahead in it");

    /** The SDK's answers about one pattern: {@code refused}, or for each path whether it matches and its parameters. */
    record Answers(String pattern, List<String[]> rows) {
        boolean refused() {
            return rows.get(0)[1].equals("refused");
        }

        Map<String, String> byPath() {
            Map<String, String> answers = new LinkedHashMap<>();
            rows.forEach(row -> answers.put(row[1], row[2] + " " + row[3]));
            return answers;
        }

        @Override
        public String toString() {
            return pattern;
        }
    }

    static Stream<Answers> everyPattern() throws IOException {
        return Files.readAllLines(ROWS).stream()
                .map(line -> line.split("\t", -1))
                .collect(groupingBy(row -> row[0], LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(entry -> new Answers(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("everyPattern")
    void theSdksAnswersAreOurs(Answers sdk) {
        RouteMatcher matcher;
        try {
            matcher = RouteMatcher.of(decoded(sdk.pattern));
        } catch (IllegalArgumentException refused) {
            assertThat(sdk.refused() || LEFT_OUT.stream().anyMatch(refused.getMessage()::contains))
                    .as("refused because of a mistake, or of something left out: " + refused.getMessage())
                    .isTrue();
            return;
        }
        assertThat(sdk.refused()).as("refused by the SDK").isFalse();
        Map<String, String> ours = new LinkedHashMap<>();
        sdk.byPath().keySet().forEach(path -> ours.put(path, answer(matcher, decoded(path))));
        assertThat(ours).isEqualTo(sdk.byPath());
    }

    /** A pattern that is left out is not compared, so that a matcher that refused many would agree. */
    @Test
    void fewPatternsThatTheSdkKnowsAreLeftOut() throws IOException {
        assumeThat(System.getProperty("routes.rows")).isNull();

        assertThat(everyPattern().filter(it -> !it.refused() && isRefused(it))).hasSize(95);
    }

    private static boolean isRefused(Answers sdk) {
        try {
            RouteMatcher.of(decoded(sdk.pattern));
            return false;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    private static String answer(RouteMatcher matcher, String path) {
        String matches;
        try {
            matches = matcher.matches(path) ? "1" : "0";
        } catch (UnmatchablePathException e) {
            matches = "malformed";
        }
        return matches + " "
                + matcher.parameters(path).map(PathToRegexpTest::written).orElse("-");
    }

    private static String written(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(joining("&", "{", "}"));
    }

    private static String decoded(String text) {
        return Pattern.compile("\\{U\\+([0-9A-F]{4})}").matcher(text).replaceAll(it -> {
            String one = String.valueOf((char) Integer.parseInt(it.group(1), 16));
            return Matcher.quoteReplacement(one);
        });
    }

    /** Escapes each half of a surrogate pair by itself, as the script does. */
    private static String encoded(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c > '~' || c == '=' || c == '&'
                        ? String.format("{U+%04X}", c)
                        : String.valueOf((char) c))
                .collect(joining());
    }
}
