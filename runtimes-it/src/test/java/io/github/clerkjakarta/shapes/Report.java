package io.github.clerkjakarta.shapes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcome of the cells. */
final class Report {
    private static final int MOST_LINES = 50;
    private static final String BEGIN = "<!-- jersey: begin -->\n";
    private static final String END = "<!-- jersey: end -->";

    enum Problem {
        /** A caller without the right saw the secret. */
        OPEN,
        /** The administrator did not see it. */
        SHUT,
        /** Enforced, but with another status than the rules require. */
        STATUS,
        /** Deployed, or refused without a message. */
        NOT_REFUSED,
        /** A message refuses a cell that the rules allow, or the deployment fails without a message. */
        REFUSED,
        /** A documented exception. */
        LISTED
    }

    /** The expected outcomes, one column each. "Listed" holds only those that the documentation lists as open. */
    private static final Map<String, Predicate<Expected>> COLUMNS = columns();

    private static Map<String, Predicate<Expected>> columns() {
        Map<String, Predicate<Expected>> columns = new LinkedHashMap<>();
        columns.put("enforced", it -> it instanceof Expected.Enforced);
        columns.put("refused", it -> it instanceof Expected.Refused);
        columns.put("answered 500", it -> isListed(it, "the owner"));
        columns.put("no mistake", it -> isListed(it, "no mistake"));
        columns.put("told in the log", it -> isListed(it, "standard"));
        columns.put("listed", it -> isListed(it, "self-invocation") || isListed(it, "new outside"));
        return columns;
    }

    private static boolean isListed(Expected expected, String reason) {
        return expected instanceof Expected.Listed listed && listed.reason().startsWith(reason);
    }

    private record Failure(Cell cell, Problem problem, String seen) {}

    private final List<Cell> judged = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    void judge(Cell cell) {
        judged.add(cell);
    }

    void fail(Cell cell, Problem problem, String seen) {
        failures.add(new Failure(cell, problem, seen));
    }

    /** Returns the failures by problem and kind, with the values of the other axes that occur. */
    List<String> lines() {
        Map<String, List<Failure>> groups = failures.stream()
                .collect(Collectors.groupingBy(
                        it -> it.problem + " " + it.cell.kind(), TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        groups.forEach((group, its) -> lines.add(group + " (" + its.size() + ")" + values(its, Cell::place)
                + values(its, Cell::mark) + values(its, Cell::form) + values(its, Cell::discovery)
                + values(its, Cell::registration) + ", for example "
                + its.get(0).cell.name() + ": " + its.get(0).seen));
        return lines.size() <= MOST_LINES ? lines : lines.subList(0, MOST_LINES);
    }

    private static String values(Collection<Failure> failures, Function<Cell, Object> axis) {
        return failures.stream()
                .map(it -> axis.apply(it.cell).toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" ", " [", "]"));
    }

    /** Returns a row for each kind, for the documentation. No cell of it was open: otherwise the test has failed. */
    String table() {
        StringBuilder table = new StringBuilder("| kind | ");
        table.append(String.join(" | ", COLUMNS.keySet())).append(" | open |\n|---|");
        table.append("--:|".repeat(COLUMNS.size() + 1)).append('\n');
        for (Kind kind : Kind.values()) {
            append(
                    table,
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    judged.stream().filter(it -> it.kind() == kind).toList());
        }
        append(table, "all", judged);
        return table.toString();
    }

    private static void append(StringBuilder table, String name, List<Cell> cells) {
        table.append("| ").append(name);
        COLUMNS.values()
                .forEach(column -> table.append(" | ")
                        .append(cells.stream()
                                .map(Cell::expected)
                                .filter(column)
                                .count()));
        table.append(" | 0 |\n");
    }

    /** Returns the table in the documentation; {@code -Dtable.write=true} writes it anew. */
    String documented() throws IOException {
        Path page = Path.of("../docs/internals/fail-closed.md");
        String text = Files.readString(page);
        int start = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END, start);
        if (Boolean.getBoolean("table.write")) {
            Files.writeString(page, text.substring(0, start) + table() + text.substring(end));
            return table();
        }
        return text.substring(start, end);
    }

    /** Writes a row for each kind, and the failures one by one. */
    void write(Path file) throws IOException {
        StringBuilder table = new StringBuilder("| kind |");
        COLUMNS.keySet().forEach(it -> table.append(' ').append(it).append(" |"));
        for (Problem problem : Problem.values()) {
            table.append(' ').append(name(problem)).append(" |");
        }
        table.append("\n|---|")
                .append("---|".repeat(COLUMNS.size() + Problem.values().length))
                .append('\n');
        for (Kind kind : Kind.values()) {
            List<Cell> its = judged.stream().filter(it -> it.kind() == kind).toList();
            table.append(row(
                    kind.name(),
                    its,
                    failures.stream().filter(it -> it.cell.kind() == kind).toList()));
        }
        table.append(row("all", judged, failures));
        StringBuilder text = table.append('\n');
        failures.forEach(it -> text.append("- ")
                .append(it.problem)
                .append(' ')
                .append(it.cell)
                .append(": ")
                .append(it.seen)
                .append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String row(String name, List<Cell> cells, List<Failure> failures) {
        Map<Problem, Long> problems =
                failures.stream().collect(Collectors.groupingBy(Failure::problem, Collectors.counting()));
        String expected = COLUMNS.values().stream()
                .map(column -> String.valueOf(
                        cells.stream().map(Cell::expected).filter(column).count()))
                .collect(Collectors.joining(" | "));
        String wrong = Stream.of(Problem.values())
                .map(it -> String.valueOf(problems.getOrDefault(it, 0L)))
                .collect(Collectors.joining(" | "));
        return "| " + name + " | " + expected + " | " + wrong + " |\n";
    }

    private static String name(Problem problem) {
        return problem == Problem.LISTED
                ? "not as listed"
                : problem.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
