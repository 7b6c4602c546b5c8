package io.github.clerkjakarta.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks and writes their tables into the documentation. */
public final class Measure {
    private Measure() {}

    /** A line of the first table. */
    private record Line(String benchmark, String what) {}

    private static final List<Line> LINES = List.of(
            new Line("TokenBenchmark.raw", "`Signature.verify` alone, RSA of 2048 bits: the floor"),
            new Line("RequestBenchmark.newBearer", "request with a bearer token that is new"),
            new Line("RequestBenchmark.newCookies", "request with the cookies of a browser, their token new"),
            new Line("RequestBenchmark.seenBearer", "request with a bearer token that was seen before"),
            new Line("RequestBenchmark.seenCookies", "request with the cookies of a browser, their token seen before"),
            new Line("RequestBenchmark.signedOut", "request of nobody"),
            new Line("TokenBenchmark.nimbus", "Nimbus JOSE + JWT, the token alone"),
            new Line("TokenBenchmark.jose4j", "jose4j, the token alone"),
            new Line("TokenBenchmark.smallrye", "smallrye-jwt, the token alone"),
            new Line("TokenBenchmark.officialSdk", "Clerk's Java SDK, the token alone"));

    /** @param args the page to write, then options for JMH; with options the tables are only printed */
    public static void main(String[] args) throws Exception {
        CommandLineOptions given = new CommandLineOptions(Arrays.copyOfRange(args, 1, args.length));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(given)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        String requests = requests(results);
        String growth = growth(results);
        System.out.println(requests + "\n" + growth);
        if (args.length == 1) {
            Path page = Path.of(args[0]);
            String text = between(Files.readString(page), "requests", requests);
            Files.writeString(page, between(text, "growth", growth));
        }
    }

    private static String between(String page, String name, String table) throws IOException {
        String begin = "<!-- " + name + ": begin -->\n";
        String end = "<!-- " + name + ": end -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException("The page has no part \"" + name + "\".");
        }
        return page.substring(0, from + begin.length()) + table + page.substring(to);
    }

    private static String requests(Collection<RunResult> results) {
        double raw = median(results, "TokenBenchmark.raw");
        return "| | time | spread | allocated |\n|---|---|---|---|\n"
                + LINES.stream()
                        .flatMap(line -> results.stream()
                                .filter(it -> name(it).equals(line.benchmark))
                                .map(it -> row(line.what, it, raw)))
                        .collect(Collectors.joining());
    }

    private static String row(String what, RunResult result, double raw) {
        Statistics times = result.getPrimaryResult().getStatistics();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s to %s | %s |%n",
                what,
                ratio(times.getPercentile(50), raw),
                ratio(times.getMin(), raw),
                ratio(times.getMax(), raw),
                kilobytes(result));
    }

    /** Without the floor in the same run, microseconds. */
    private static String ratio(double time, double raw) {
        return Double.isNaN(raw)
                ? String.format(Locale.ROOT, "%.2f us", time)
                : String.format(Locale.ROOT, time < raw / 10 ? "%.3f" : "%.2f", time / raw);
    }

    private static String growth(Collection<RunResult> results) {
        return "| | | time per request | allocated |\n|---|---|---|---|\n"
                + results.stream()
                        .filter(it -> name(it).startsWith("GrowthBenchmark."))
                        .map(Measure::grown)
                        .collect(Collectors.joining());
    }

    private static String grown(RunResult result) {
        String size = result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key) + " " + key)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f us | %s |%n",
                name(result).replace("GrowthBenchmark.", ""),
                size,
                result.getPrimaryResult().getStatistics().getPercentile(50),
                kilobytes(result));
    }

    private static String kilobytes(RunResult result) {
        return Stream.of("gc.alloc.rate.norm", "\u00b7gc.alloc.rate.norm")
                .map(name -> result.getSecondaryResults().get(name))
                .filter(java.util.Objects::nonNull)
                .map(Result::getScore)
                .map(bytes -> String.format(Locale.ROOT, "%.1f KB", bytes / 1000))
                .findFirst()
                .orElse("");
    }

    private static double median(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(it -> name(it).equals(name))
                .mapToDouble(it -> it.getPrimaryResult().getStatistics().getPercentile(50))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark().replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1");
    }
}
