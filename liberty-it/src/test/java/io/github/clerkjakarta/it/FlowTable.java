package io.github.clerkjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The required end of each flow, in {@code src/test/resources/browser-flows.md}. With {@code -Dflows.write=true} the
 * tests write the actual ends into it, to be checked by a reader.
 */
final class FlowTable {
    private static final Path FILE =
            Path.of(System.getProperty("project.root"), "liberty-it/src/test/resources/browser-flows.md");
    private static final boolean WRITE = Boolean.getBoolean("flows.write");

    /** @param redirects by servers, on the way to pages and frames */
    record End(String address, String page, String server, String cookies, long redirects) {
        /**
         * Returns true if this is the row's end. If timing decides, its number may be {@code ≤ 16}, and its cookies may
         * have a {@code (session)}.
         */
        boolean is(String row) {
            if (row.contains("(session) ")) {
                return is(row.replace("(session) ", "session ")) || is(row.replace("(session) ", ""));
            }
            int last = row.lastIndexOf("| ≤ ");
            return last < 0
                    ? toString().equals(row)
                    : toString().startsWith(row.substring(0, last))
                            && redirects <= Long.parseLong(row.substring(last + 4));
        }

        @Override
        public String toString() {
            return String.join(" | ", address, page, server, cookies, String.valueOf(redirects));
        }
    }

    private FlowTable() {}

    static boolean isWritten() {
        return WRITE;
    }

    /** Returns the row's text after the flow's name; empty if there is no such row. */
    static String expected(String flow) {
        return rows().getOrDefault(flow, "");
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : lines()) {
            if (line.startsWith("| ") && line.endsWith(" |") && !line.startsWith("| flow ")) {
                String row = line.substring(2, line.length() - 2);
                int bar = row.indexOf(" | ");
                rows.put(row.substring(0, bar), row.substring(bar + 3));
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String flow, End end) {
        List<String> lines = new ArrayList<>(lines());
        String row = "| " + flow + " | " + end + " |";
        int known = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("| " + flow + " | ")) {
                known = i;
            }
        }
        if (known < 0) {
            lines.add(row);
        } else {
            lines.set(known, row);
        }
        try {
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
