package io.github.clerkjakarta.benchmarks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table and plots of growth. Times are compared with the smallest size of their series, requests per second with that of
 * the first series.
 *
 * @param name the name of the table
 * @param throughput true for requests per second, false for the time of each
 */
record Growth(String name, int rounds, boolean throughput, boolean wantsVirtualThreads, List<Series> series)
        implements Table {
    /**
     * One benchmark with several sizes.
     *
     * @param benchmark the name as {@link Measured} has it, without the size at its end
     * @param what the sizes: plural, with the unit
     * @param plot the plot's file name; several series may share one
     */
    record Series(String benchmark, String what, String plot) {
        List<Measured> of(List<Measured> all) {
            return all.stream()
                    .filter(it -> it.name().matches("\\Q" + benchmark + "\\E \\d+"))
                    .sorted(Comparator.comparingInt(Growth::size))
                    .toList();
        }
    }

    @Override
    public String benchmarks() {
        return Table.expression(series.stream().map(Series::benchmark));
    }

    @Override
    public String text(List<Measured> measured) {
        StringBuilder text =
                new StringBuilder("| | size | " + (throughput ? "requests per second" : "time of a request")
                        + " | spread | allocated |\n|---|--:|---|---|---|\n");
        for (Series one : series) {
            List<Measured> rows = one.of(measured);
            if (rows.isEmpty() && wantsVirtualThreads) {
                text.append("| ").append(one.what).append(" | | not measured: this JVM has none | | |\n");
            }
            for (Measured row : rows) {
                Plot.Point point = point(row, rows, measured);
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %,d | %s (%s) | %s to %s | %s |\n",
                        one.what,
                        size(row),
                        Table.number(point.median()),
                        throughput ? Table.number(1e6 / row.median()) : Table.time(row.median()),
                        Table.number(point.least()),
                        Table.number(point.most()),
                        row.kilobytes()));
            }
        }
        return text.toString();
    }

    @Override
    public Map<String, String> plots(List<Measured> measured) {
        Map<String, Plot> plots = new LinkedHashMap<>();
        for (Series one : series) {
            List<Measured> rows = one.of(measured);
            if (!rows.isEmpty()) {
                plots.computeIfAbsent(
                                one.plot, file -> new Plot(throughput ? "requests per second" : "time of a request"))
                        .line(
                                one.what,
                                rows.stream()
                                        .map(row -> point(row, rows, measured))
                                        .toList());
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        plots.forEach((file, plot) -> texts.put(file, plot.svg()));
        return texts;
    }

    /** @param series the rows of its series */
    private Plot.Point point(Measured row, List<Measured> series, List<Measured> all) {
        double one = (throughput ? first(all) : series).get(0).median();
        return throughput
                ? new Plot.Point(size(row), one / row.median(), one / row.most(), one / row.least())
                : new Plot.Point(size(row), row.median() / one, row.least() / one, row.most() / one);
    }

    /** Returns the rows of the first series, with which the others are compared. */
    private List<Measured> first(List<Measured> all) {
        return series.stream()
                .map(it -> it.of(all))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static int size(Measured row) {
        return Integer.parseInt(row.name().substring(row.name().lastIndexOf(' ') + 1));
    }
}
