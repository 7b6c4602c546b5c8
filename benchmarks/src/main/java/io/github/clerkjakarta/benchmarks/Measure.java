package io.github.clerkjakarta.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and writes their tables and plots into the documentation. */
public final class Measure {
    private Measure() {}

    /**
     * @param args the page, then the names of tables to write (none: all), or options of JMH, whose results are only printed
     */
    public static void main(String[] args) throws Exception {
        Page page = new Page(Path.of(args[0]));
        List<String> asked = List.of(args).subList(1, args.length);
        boolean named = Tables.ALL.stream().map(Table::name).toList().containsAll(asked);
        if (!named) {
            CommandLineOptions given = new CommandLineOptions(asked.toArray(String[]::new));
            List<Measured> measured = Measured.of(run(new OptionsBuilder().parent(given)));
            Tables.ALL.forEach(table -> System.out.println(table.text(measured)));
            return;
        }
        for (Table table : Tables.ALL) {
            if (asked.isEmpty() || asked.contains(table.name())) {
                write(table, measure(table), page);
            }
        }
    }

    private static List<Measured> measure(Table table) throws Exception {
        String newer = System.getProperty("newer.java", "");
        List<RunResult> results = new ArrayList<>();
        // In turn, so that a slow minute of the machine does not hit one benchmark alone.
        for (int round = 0; round < table.rounds(); round++) {
            ChainedOptionsBuilder options =
                    new OptionsBuilder().include(table.benchmarks()).forks(1);
            if (table.wantsVirtualThreads()) {
                if (newer.isEmpty() && Runtime.version().feature() < 21) {
                    System.out.println("This JVM has no virtual threads. Name one that has: -Dnewer.java=...");
                    options.param("threads", "platform");
                } else if (!newer.isEmpty()) {
                    options.jvm(newer);
                }
            }
            results.addAll(run(options));
        }
        List<Measured> measured = new ArrayList<>(Measured.of(results));
        if (table.wantsNode()) {
            measured.addAll(Node.measured(Path.of(System.getProperty("node.folder", "benchmarks/node"))));
        }
        return measured;
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.addProfiler(GCProfiler.class).build()).run();
    }

    private static void write(Table table, List<Measured> measured, Page page) throws IOException {
        String text = table.text(measured);
        System.out.println(text);
        page.write(table.name(), text);
        for (Map.Entry<String, String> plot : table.plots(measured).entrySet()) {
            Files.writeString(page.path().resolveSibling(plot.getKey()), plot.getValue());
        }
    }
}
