package io.github.clerkjakarta.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * The times of one benchmark.
 *
 * @param name class, method and parameters, such as {@code ClientBenchmark.seenBearer platform 512}
 * @param times microseconds, ascending
 * @param bytes allocated by each operation, or NaN
 * @param counts other results, by name
 */
record Measured(String name, double[] times, double bytes, Map<String, Double> counts) {
    /** Puts the rounds of each benchmark together. */
    static List<Measured> of(Collection<RunResult> results) {
        Map<String, List<RunResult>> byName = new TreeMap<>();
        results.forEach(result ->
                byName.computeIfAbsent(name(result), name -> new ArrayList<>()).add(result));
        return byName.entrySet().stream()
                .map(entry -> new Measured(
                        entry.getKey(),
                        entry.getValue().stream()
                                .flatMapToDouble(Measured::times)
                                .sorted()
                                .toArray(),
                        bytes(entry.getValue().get(0)),
                        counts(entry.getValue().get(0))))
                .toList();
    }

    private static String name(RunResult result) {
        BenchmarkParams params = result.getParams();
        String benchmark = params.getBenchmark().replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1");
        // A size comes last.
        return params.getParamsKeys().stream()
                .map(params::getParam)
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.joining(" ", benchmark + " ", ""))
                .strip();
    }

    private static DoubleStream times(RunResult result) {
        return StreamSupport.stream(
                        ((Iterable<Map.Entry<Double, Long>>)
                                        result.getPrimaryResult().getStatistics()::getRawData)
                                .spliterator(),
                        false)
                .flatMapToDouble(entry -> DoubleStream.generate(entry::getKey).limit(entry.getValue()));
    }

    private static double bytes(RunResult result) {
        return counts(result).getOrDefault("gc.alloc.rate.norm", Double.NaN);
    }

    private static Map<String, Double> counts(RunResult result) {
        Map<String, Double> counts = new TreeMap<>();
        result.getSecondaryResults()
                .forEach((name, secondary) -> counts.put(name.replace("\u00b7", ""), secondary.getScore()));
        return counts;
    }

    double median() {
        int middle = times.length / 2;
        return times.length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    }

    double least() {
        return times[0];
    }

    double most() {
        return times[times.length - 1];
    }

    String kilobytes() {
        return Double.isNaN(bytes) ? "" : String.format(Locale.ROOT, "%.1f KB", bytes / 1000);
    }
}
