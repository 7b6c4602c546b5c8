package io.github.clerkjakarta.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of the page. Its rows are measured in one run, so they can be compared. */
interface Table {
    String name();

    /** Returns a regular expression that finds its benchmarks. */
    String benchmarks();

    /** Returns how often each benchmark runs, in turn, each time in a JVM of its own. */
    int rounds();

    /** Returns true if it has rows of Clerk's SDK for JavaScript. */
    default boolean wantsNode() {
        return false;
    }

    /** Returns true if it has rows that a JVM before 21 cannot measure. */
    default boolean wantsVirtualThreads() {
        return false;
    }

    /** Returns the table in Markdown; only the rows that were measured. */
    String text(List<Measured> measured);

    /** Returns plots of the table, by file name. */
    default Map<String, String> plots(List<Measured> measured) {
        return Map.of();
    }

    /** Returns the regular expression for benchmarks as {@link Measured} names them. */
    static String expression(Stream<String> benchmarks) {
        return benchmarks
                .map(it -> it.replaceFirst(" .*", "").replace(".", "\\."))
                .distinct()
                .collect(Collectors.joining("|", "\\.(", ")$"));
    }

    /** Returns a number with as many digits as a reader needs. */
    static String number(double number) {
        return String.format(
                Locale.ROOT, number < 0.1 ? "%.3f" : number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%,.0f", number);
    }

    /** Returns a time with its unit. */
    static String time(double microseconds) {
        return microseconds < 1
                ? number(microseconds * 1000) + " ns"
                : microseconds < 1000 ? number(microseconds) + " us" : number(microseconds / 1000) + " ms";
    }
}
