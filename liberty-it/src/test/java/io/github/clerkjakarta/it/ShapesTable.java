package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The numbers of shapes of each kind that were enforced, refused and listed. None was open: otherwise the test has
 * failed.
 */
final class ShapesTable {
    private static final String BEGIN = "<!-- liberty: begin -->\n";
    private static final String END = "<!-- liberty: end -->";

    private final Map<String, Map<Outcome, Integer>> counts = new LinkedHashMap<>();

    void add(String kind, Outcome outcome) {
        counts.computeIfAbsent(kind, unknown -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
    }

    String text() {
        StringBuilder text = new StringBuilder("| kind |");
        Stream.of(Outcome.values())
                .forEach(it -> text.append(' ').append(it.text).append(" |"));
        text.append(" open |\n|---|")
                .append("--:|".repeat(Outcome.values().length + 1))
                .append('\n');
        counts.forEach((kind, row) -> append(text, kind, row));
        Map<Outcome, Integer> sums = new EnumMap<>(Outcome.class);
        counts.values().forEach(row -> row.forEach((outcome, number) -> sums.merge(outcome, number, Integer::sum)));
        append(text, "all", sums);
        return text.toString();
    }

    private static void append(StringBuilder text, String kind, Map<Outcome, Integer> row) {
        text.append("| ").append(kind);
        for (Outcome outcome : Outcome.values()) {
            text.append(" | ").append(row.getOrDefault(outcome, 0));
        }
        text.append(" | 0 |\n");
    }

    /** Writes the table beside the reports. */
    void write() throws IOException {
        Files.writeString(Path.of(System.getProperty("demo.war")).resolveSibling("shapes-liberty.md"), text());
    }

    /** Returns the table in the documentation. */
    String documented() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs/internals/fail-closed.md");
        String text = Files.readString(page);
        int start = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END, start);
        if (Boolean.getBoolean("table.write")) {
            Files.writeString(page, text.substring(0, start) + text() + text.substring(end));
            return text();
        }
        return text.substring(start, end);
    }
}
