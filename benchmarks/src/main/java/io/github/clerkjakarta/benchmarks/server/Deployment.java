package io.github.clerkjakarta.benchmarks.server;

import io.github.clerkjakarta.benchmarks.server.app.Boring0000;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The time that the library adds to an application's start, and the memory that it keeps. */
final class Deployment {
    private static final int JARS = 100;
    private static final int CLASSES_OF_A_JAR = 50;

    /** Enough that the median is that of a server which has compiled the code of a start. */
    private static final int RESTARTS = 10;

    private static final Pattern LOADED = Pattern.compile("java\\.cls\\.(?:sharedL|l)oadedClasses=([0-9]+)");
    private static final Pattern HEAP = Pattern.compile("Total\\s+[0-9]+\\s+([0-9]+)");

    private Deployment() {}

    /** An application, and its measurements. */
    private record Deployed(String name, War war, double[] first, double[] again, double[] classes, double[] heap) {
        static Deployed of(String name, War war) {
            int rounds = Load.ROUNDS;
            return new Deployed(
                    name, war, new double[rounds], new double[RESTARTS], new double[rounds], new double[rounds]);
        }

        LibertyServer start() {
            return new LibertyServer("deployment-" + name.replaceAll("[^a-z0-9]+", "-"))
                    .application(war)
                    .variables(Variant.clerk())
                    .variables(Map.of("demo.other-url", "http://localhost/"))
                    .start();
        }
    }

    static String table() throws IOException {
        Deployed floor = Deployed.of("floor", Variant.FLOOR.war());
        Deployed library = Deployed.of("library", Variant.LIBRARY.war());
        Deployed floorOfMany = Deployed.of("floor, 100 jars more", withJars(Variant.FLOOR.war()));
        Deployed libraryOfMany = Deployed.of("library, 100 jars more", withJars(Variant.LIBRARY.war()));
        Deployed demo = Deployed.of("the demo", War.demo());
        List<Deployed> all = List.of(floor, library, floorOfMany, libraryOfMany, demo);
        for (int round = 0; round < Load.ROUNDS; round++) {
            for (Deployed it : all) {
                try (LibertyServer server = it.start()) {
                    it.first[round] = server.startSeconds();
                    it.heap[round] = number(HEAP, server.jcmd("GC.class_histogram"));
                    it.classes[round] = number(LOADED, server.jcmd("PerfCounter.print"));
                }
            }
        }
        restart(all);
        StringBuilder table = new StringBuilder(
                "| application | first start | restart | classes loaded | heap kept |\n|---|---|---|---|---|\n");
        all.forEach(it -> table.append(row(it)));
        double thousands = JARS * CLASSES_OF_A_JAR / 1000.0;
        return table
                + String.format(
                        Locale.ROOT,
                        "%nAdded by the library: %.0f ms to the first start (the demo: %.0f ms), %.0f ms to a restart. For each 1,000 classes of the"
                                + " application: %.0f ms to the first start, %.0f ms to a restart.%n",
                        added(library.first, floor.first),
                        added(demo.first, floor.first),
                        added(library.again, floor.again),
                        (added(libraryOfMany.first, floorOfMany.first) - added(library.first, floor.first)) / thousands,
                        (added(libraryOfMany.again, floorOfMany.again) - added(library.again, floor.again))
                                / thousands);
    }

    private static void restart(List<Deployed> all) throws IOException {
        Map<Deployed, LibertyServer> servers = new LinkedHashMap<>();
        try {
            all.forEach(it -> servers.put(it, it.start()));
            for (int round = 0; round < RESTARTS; round++) {
                for (Deployed it : all) {
                    LibertyServer server = servers.get(it);
                    server.restartApplication();
                    it.again[round] = server.startSeconds();
                }
            }
        } finally {
            servers.values().forEach(LibertyServer::close);
        }
    }

    private static String row(Deployed it) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.0f | %.1f MB |%n",
                it.name,
                Spread.of(it.first).seconds(),
                Spread.of(it.again).seconds(),
                Spread.of(it.classes).median(),
                Spread.of(it.heap).median() / 1_000_000);
    }

    /** Returns milliseconds. */
    private static double added(double[] seconds, double[] before) {
        return 1000 * (Spread.of(seconds).median() - Spread.of(before).median());
    }

    /** Returns the sum of all numbers that the pattern finds. Fails if it finds none. */
    private static double number(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .mapToDouble(it -> Double.parseDouble(it.group(1)))
                .reduce(Double::sum)
                .orElseThrow(() -> new IllegalStateException("There is no " + pattern + " in:\n" + text));
    }

    private static War withJars(War war) {
        String template = new String(War.bytes(Boring0000.class), StandardCharsets.ISO_8859_1);
        for (int jar = 0; jar < JARS; jar++) {
            Map<String, byte[]> content = new HashMap<>();
            for (int i = 0; i < CLASSES_OF_A_JAR; i++) {
                // As long as the template's name: nothing else in the class file changes.
                String name = String.format(Locale.ROOT, "Boring%04d", jar * CLASSES_OF_A_JAR + i);
                content.put(
                        War.file(Boring0000.class).replace("Boring0000", name),
                        template.replace("Boring0000", name).getBytes(StandardCharsets.ISO_8859_1));
            }
            war.addJar("boring-" + jar + ".jar", content);
        }
        return war;
    }
}
