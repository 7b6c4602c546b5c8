package io.github.clerkjakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of plain English that can be counted, over comments, messages and settings' texts. */
class EnglishTest {
    private static final List<Path> COVERED = List.of(Path.of("src/main/java"), Path.of("emulator/src/main/java"));

    /** Rules by what to write instead. A match is reported from its group on. */
    private static final Map<String, Pattern> AVOIDED = Map.of(
            "A doc comment opens with a verb (\"Returns\") or with the noun that it describes.",
            Pattern.compile("/\\*\\*\\s+(?:\\*\\s+)?(Wh(?:at|ether|o|ose|om|ere|ich|y)|How)\\b"),
            "A tag's text is a noun phrase: \"true if\", \"the user who\".",
            Pattern.compile("@(?:param \\S+|return|throws \\S+)\\s+(?:\\*\\s+)?(wh(?:at|ether|o|ere|y)|how)\\b"),
            "\"If\" for a condition, \"when\" for a time; \"where\" only for a place, and those are listed in PLACES.",
            Pattern.compile("(?i)\\b(where)\\b"),
            "\"Returns null\", \"empty if signed out\", \"no user is signed in\".",
            Pattern.compile("\\b(is none|[Nn]obody|[Ss]omebody)\\b"));

    /** The phrases with "where" as a place. */
    private static final List<String> PLACES = List.of("where it protects nothing", "where sessions are sent");

    @Test
    void plain() throws IOException {
        Map<String, String> findings = new TreeMap<>();
        for (Path covered : COVERED) {
            for (Path file : javaFiles(covered)) {
                String text = Files.readString(file);
                AVOIDED.forEach((advice, pattern) -> {
                    Matcher matcher = pattern.matcher(text);
                    while (matcher.find()) {
                        if (!isPlace(text, matcher.start(1))) {
                            findings.put(location(file, text, matcher.start(1)), advice);
                        }
                    }
                });
            }
        }

        assertThat(findings).isEmpty();
    }

    private static List<Path> javaFiles(Path covered) throws IOException {
        try (Stream<Path> files = Files.walk(covered)) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        }
    }

    private static boolean isPlace(String text, int where) {
        return PLACES.stream()
                .anyMatch(place -> text.regionMatches(where - place.indexOf("where"), place, 0, place.length()));
    }

    private static String location(Path file, String text, int start) {
        String line = text.substring(text.lastIndexOf('\n', start) + 1, text.indexOf('\n', start));
        return file + ":" + text.substring(0, start).lines().count() + " " + line.strip();
    }
}
