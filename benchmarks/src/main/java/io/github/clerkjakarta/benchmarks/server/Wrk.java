package io.github.clerkjakarta.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the load generator wrk. */
final class Wrk {
    /** An API client's header; a browser would be redirected. */
    static final String ACCEPT = "Accept: application/json, text/plain, */*";

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([0-9.]+)");
    private static final Pattern REQUESTS = Pattern.compile("([0-9]+) requests in");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");
    private static final Pattern LAST = Pattern.compile("Last: ([0-9]+)");

    private final String program = System.getProperty("wrk", "wrk");
    private final Path script;

    Wrk() throws IOException {
        script = Path.of(System.getProperty("load.dir"), "ring.lua");
        try (InputStream in = Wrk.class.getResourceAsStream("ring.lua")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            // Exits with 1, so only whether it can be started counts.
            new ProcessBuilder(program, "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException("There is no program \"wrk\": install it (Debian: apt-get install wrk).", e);
        }
    }

    /**
     * Sends requests for some seconds.
     *
     * @param refused true if each response must be an error
     * @return requests per second
     */
    double run(String url, String path, Credential credential, boolean refused, int clients, int seconds)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "-t1", "-c" + clients, "-d" + seconds + "s"));
        if (credential.isRing()) {
            command.addAll(List.of(
                    "-s", script.toString(), url, "--", credential.file().toString()));
            command.addAll(List.of(Integer.toString(credential.last(url)), path, ACCEPT));
        } else {
            command.addAll(List.of("-H", ACCEPT));
            if (credential.first() != null) {
                command.addAll(List.of("-H", credential.first()));
            }
            command.add(url + path);
        }
        String output = Programs.output(command);
        long expected = refused ? number(REQUESTS, output) : 0;
        if (number(REFUSED, output) != expected || output.contains("Socket errors")) {
            throw new IllegalStateException("Unexpected responses of " + url + path + ":\n" + output);
        }
        if (credential.isRing()) {
            credential.sentUpTo((int) number(LAST, output), url);
        }
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static long number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
