package io.github.clerkjakarta.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Clerk's SDK for JavaScript, measured by {@code node/measure.mjs}. */
final class Node {
    /** Begins the names of its measurements. */
    static final String PREFIX = "node.";

    private Node() {}

    /**
     * Returns what the script prints: a name and times in microseconds on each line.
     *
     * @return an empty list if Node.js or the SDK is not installed
     */
    static List<Measured> measured(Path folder) throws IOException, InterruptedException {
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            System.out.println("Skipping Clerk's SDK for JavaScript: run \"npm ci\" in benchmarks/node to install it.");
            return List.of();
        }
        Process node;
        try {
            node = new ProcessBuilder("node", "measure.mjs")
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException absent) {
            System.out.println("Skipping Clerk's SDK for JavaScript: " + absent.getMessage());
            return List.of();
        }
        String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (node.waitFor() != 0) {
            throw new IOException("measure.mjs failed:\n" + printed);
        }
        return printed.lines().map(Node::measured).toList();
    }

    private static Measured measured(String line) {
        String[] words = line.split(" ");
        double[] times = Stream.of(words)
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        return new Measured(PREFIX + words[0], times, Map.of());
    }
}
