package io.github.clerkjakarta.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that compares benchmarks with its first line.
 *
 * @param name the name of the table
 */
record Comparison(String name, int rounds, List<Line> lines) implements Table {
    /**
     * A row.
     *
     * @param benchmark the name as {@link Measured} has it
     * @param what the text of the row
     * @param other a second benchmark to compare with, or empty
     * @param called the name of that benchmark in the text
     */
    record Line(String benchmark, String what, String other, String called) {
        Line(String benchmark, String what) {
            this(benchmark, what, "", "");
        }

        private boolean isNode() {
            return benchmark.startsWith(Node.PREFIX);
        }
    }

    @Override
    public String benchmarks() {
        return Table.expression(lines.stream().filter(line -> !line.isNode()).map(Line::benchmark));
    }

    @Override
    public boolean wantsNode() {
        return lines.stream().anyMatch(Line::isNode);
    }

    @Override
    public String text(List<Measured> measured) {
        Map<String, Measured> byName = measured.stream().collect(Collectors.toMap(Measured::name, it -> it));
        return "| | time | spread | allocated |\n|---|---|---|---|\n"
                + lines.stream()
                        .filter(line -> byName.containsKey(line.benchmark))
                        .map(line -> row(line, byName))
                        .collect(Collectors.joining());
    }

    private String row(Line line, Map<String, Measured> byName) {
        Measured it = byName.get(line.benchmark);
        // A run of some benchmarks may lack the first line.
        double one = byName.getOrDefault(lines.get(0).benchmark, it).median();
        Measured other = byName.get(line.other);
        return "| %s | %s (%s%s) | %s to %s | %s |\n"
                .formatted(
                        line.what,
                        Table.number(it.median() / one),
                        Table.time(it.median()),
                        other == null
                                ? ""
                                : ", " + Table.number(it.median() / other.median()) + " times " + line.called,
                        Table.number(it.least() / one),
                        Table.number(it.most() / one),
                        it.kilobytes());
    }
}
