package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.conformance.Run.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The number of shipped cases that each difference on purpose explains: {@code conformance/on-purpose.txt}. */
final class Counts {
    private static final Path FILE = Path.of("conformance", "on-purpose.txt");

    private Counts() {}

    static String of(List<Result> results) {
        Map<String, Integer> counts = new TreeMap<>();
        OnPurpose.names().forEach(name -> counts.put(name, 0));
        results.forEach(result -> result.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum)));
        return counts.entrySet().stream()
                .map(it -> String.format("%3d  %s%n", it.getValue(), it.getKey()))
                .collect(Collectors.joining());
    }

    static String expected() throws IOException {
        return Files.readString(FILE);
    }

    static void write(String counts) throws IOException {
        Files.writeString(FILE, counts);
    }
}
