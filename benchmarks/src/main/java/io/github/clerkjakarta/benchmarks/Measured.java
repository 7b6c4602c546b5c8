package io.github.clerkjakarta.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
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
 * @param counts other results, by name, of all rounds
 */
record Measured(String name, double[] times, Map<String, DoubleSummaryStatistics> counts) {
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
                        counts(entry.getValue())))
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

    private static Map<String, DoubleSummaryStatistics> counts(List<RunResult> rounds) {
        Map<String, DoubleSummaryStatistics> counts = new TreeMap<>();
        for (RunResult round : rounds) {
            round.getSecondaryResults()
                    .forEach((name, secondary) -> counts.computeIfAbsent(
                                    name.replace("\u00b7", ""), first -> new DoubleSummaryStatistics())
                            .accept(secondary.getScore()));
        }
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

    /** Returns what an operation allocates, on average of the rounds; empty if that was not measured. */
    String kilobytes() {
        DoubleSummaryStatistics bytes = counts.get("gc.alloc.rate.norm");
        return bytes == null ? "" : String.format(Locale.ROOT, "%.1f KB", bytes.getAverage() / 1000);
    }
}
