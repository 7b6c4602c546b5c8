package io.github.clerkjakarta.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs other programs. */
final class Programs {
    private Programs() {}

    /** Returns what the program prints. Fails unless it exits with 0: a measurement that was not made must not be read as 0. */
    static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (InputStream in = process.getInputStream()) {
            output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " exits with " + exitCode + ":\n" + output);
        }
        return output;
    }
}
