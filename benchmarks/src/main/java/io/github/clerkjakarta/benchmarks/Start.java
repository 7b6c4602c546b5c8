package io.github.clerkjakarta.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of the first requests after a start. */
record Start(String name, int rounds) implements Table {
    private static final String ONE = "StartBenchmark.answered platform 1";

    @Override
    public String benchmarks() {
        return "\\.StartBenchmark\\.answered$";
    }

    @Override
    public boolean wantsVirtualThreads() {
        return true;
    }

    @Override
    public String text(List<Measured> measured) {
        double one = measured.stream()
                .filter(it -> it.name().equals(ONE))
                .mapToDouble(Measured::median)
                .findFirst()
                .orElse(Double.NaN);
        return "| first requests at once | until all are answered | spread | signed in | calls for Clerk's keys |\n"
                + "|---|---|---|---|---|\n"
                + measured.stream()
                        .filter(it -> it.name().startsWith("StartBenchmark."))
                        .map(it -> row(it, one))
                        .collect(Collectors.joining());
    }

    /** Shows the worst round of each count: the fewest signed in, the most calls. */
    private static String row(Measured it, double one) {
        String[] name = it.name().split(" ");
        return String.format(
                Locale.ROOT,
                "| %,d on %s threads | %s (%s) | %s to %s | %,.0f | %.0f |\n",
                Integer.parseInt(name[2]),
                name[1],
                Table.number(it.median() / one),
                Table.time(it.median()),
                Table.number(it.least() / one),
                Table.number(it.most() / one),
                it.counts().get("signedIn").getMin(),
                it.counts().get("fetches").getMax());
    }
}
