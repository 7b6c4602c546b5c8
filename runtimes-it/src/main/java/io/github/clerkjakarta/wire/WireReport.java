package io.github.clerkjakarta.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The outcome of the rows on one runtime. */
public final class WireReport {
    private static final int MOST_EXAMPLES = 4;

    enum Problem {
        /** The application without the library does not answer the plain request. */
        NOT_DEPLOYED,
        /** A stranger saw a secret. */
        OPEN,
        /** The answer is 5xx, but not without the library. */
        FIVE_HUNDRED,
        /** The answer is not 400. */
        NOT_REFUSED,
        /** A user's answer differs from the one without the library. */
        USER,
        /** A stranger's answer is neither the one without the library nor 404. */
        STRANGER,
        /** A page navigation is not redirected to sign-in and back correctly. */
        REDIRECT,
        /** The guard saw a different path. */
        GUARD,
        /** A tour ended at another place. */
        TOUR
    }

    private record Wrong(Problem problem, String app, String kind, String row, String seen) {}

    private final String runtime;
    private final Collection<Wrong> wrong = new ConcurrentLinkedQueue<>();
    private final Collection<String> table = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rows = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> refused = new ConcurrentSkipListSet<>();

    public WireReport(String runtime) {
        this.runtime = runtime;
    }

    void row(String line) {
        rows.incrementAndGet();
        table.add(line);
    }

    void request() {
        requests.incrementAndGet();
    }

    /** Counts a spelling that servers dispatch, and the library answers with 400. */
    void refusedSpelling(WireRow row) {
        refused.add(row.toString());
    }

    void wrong(Problem problem, WireApp app, String kind, String row, String seen) {
        wrong.add(new Wrong(problem, app.name(), kind, row, seen));
    }

    /** Returns a summary: {@code Jersey: 412 rows, 3,000 requests, 0 open, 0 five-hundreds}. */
    public String summary() {
        return String.format(
                "%s: %,d rows, %,d requests, %,d open, %,d five-hundreds, %,d otherwise wrong; %,d spellings answered 400",
                runtime,
                rows.get(),
                requests.get(),
                count(Problem.OPEN),
                count(Problem.FIVE_HUNDRED),
                wrong.size() - count(Problem.OPEN) - count(Problem.FIVE_HUNDRED),
                refused.size());
    }

    private long count(Problem problem) {
        return wrong.stream().filter(it -> it.problem == problem).count();
    }

    /** Returns the wrong rows by problem and kind, with some examples of each. */
    public List<String> lines() {
        Map<String, List<Wrong>> groups = wrong.stream()
                .collect(Collectors.groupingBy(it -> it.problem + ", " + it.kind, TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        groups.forEach((group, its) -> {
            String apps = its.stream().map(Wrong::app).distinct().sorted().collect(Collectors.joining(" "));
            lines.add(group + " (" + its.size() + ") [" + apps + "]");
            its.stream().limit(MOST_EXAMPLES).forEach(it -> lines.add("    " + it.app + " " + it.row + ": " + it.seen));
        });
        return lines;
    }

    /** Writes every row, and every wrong one. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(summary()).append("\n\n");
        wrong.stream()
                .map(it -> "- " + it.problem + ' ' + it.app + ' ' + it.row + ": " + it.seen + '\n')
                .sorted()
                .forEach(text::append);
        text.append("\nSpellings that the server dispatches, and the library answers 400:\n\n");
        refused.forEach(it -> text.append("- ").append(it).append('\n'));
        text.append("""

                | application | row | resource | stranger | user | navigation | guard asked about | resource saw |
                |---|---|---|---|---|---|---|---|
                """);
        table.stream().sorted().forEach(it -> text.append(it).append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
