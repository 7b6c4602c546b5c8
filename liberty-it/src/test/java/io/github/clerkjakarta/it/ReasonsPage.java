package io.github.clerkjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of {@code docs/reference/reasons.md}. */
final class ReasonsPage {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private ReasonsPage() {}

    /**
     * A reason and the page's promise.
     *
     * @param heading of its section
     * @param promise the text of the third column, or of the second if there are two
     */
    record Row(String heading, String reason, String promise) {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String heading = "";
        boolean table = false;
        for (String line : lines()) {
            heading = line.startsWith("## ") ? line.substring(3) : heading;
            if (line.startsWith("|---")) {
                table = true;
            } else if (!line.startsWith("|")) {
                table = false;
            } else if (table) {
                String[] cells = line.split("\\s*\\|\\s*", 0);
                for (String reason : codes(cells[1])) {
                    rows.add(new Row(heading, reason, cells.length > 3 ? cells[3] : cells[2]));
                }
            }
        }
        return rows;
    }

    /** Returns the endings of {@code session-token-expired-refresh-...}. */
    static List<String> refreshProblems() {
        String page = String.join("\n", lines());
        int start = page.indexOf("After `-refresh-`:");
        return codes(page.substring(start + "After `-refresh-`:".length(), page.indexOf("\n\n", start)));
    }

    private static List<String> codes(String text) {
        Matcher code = CODE.matcher(text);
        return Stream.iterate(code.find(), found -> found, found -> code.find())
                .map(found -> code.group(1))
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of(System.getProperty("project.root"), "docs/reference/reasons.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
