package io.github.clerkjakarta.benchmarks.server;

import io.github.clerkjakarta.benchmarks.Incoming;
import io.github.clerkjakarta.benchmarks.Signed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The header by which requests say who is calling: the same for all, or another token each time. */
final class Credential {
    /** More than any of the applications keeps: the library some 10,000 tokens, Open Liberty 25,000 logins. */
    static final int TOKENS = 30_000;

    private static final int CHARACTERS = 1000;

    private final List<String> lines;
    private Path file;

    /** The number of the last line that was sent to each server. */
    private final Map<String, Integer> last = new HashMap<>();

    private Credential(List<String> lines) {
        this.lines = lines;
    }

    static Credential none() {
        return new Credential(List.of());
    }

    static Credential bearer() {
        return new Credential(List.of(bearer(Signed.token(0, CHARACTERS))));
    }

    static Credential cookies() {
        return new Credential(List.of(cookies(Signed.token(0, CHARACTERS))));
    }

    /** Returns another bearer token each time, as many as no server remembers. */
    static Credential newBearers() {
        return new Credential(ring(1, Credential::bearer));
    }

    /** Returns the cookies of another token each time; none is one of {@link #newBearers}. */
    static Credential newCookies() {
        return new Credential(ring(1 + TOKENS, Credential::cookies));
    }

    private static List<String> ring(int first, UnaryOperator<String> line) {
        return IntStream.range(first, first + TOKENS)
                .parallel()
                .mapToObj(number -> line.apply(Signed.token(number, CHARACTERS)))
                .toList();
    }

    private static String bearer(String token) {
        return line("Authorization", Incoming.bearer(token));
    }

    private static String cookies(String token) {
        return line("Cookie", Incoming.cookies(token));
    }

    private static String line(String header, Incoming request) {
        return header + ": " + request.header(header).get(0);
    }

    /** Returns the header line of one request, or null. */
    String one() {
        return lines.isEmpty() ? null : lines.get(0);
    }

    /** Returns the same header line with a broken signature. */
    String broken() {
        String line = one();
        // The last but one character: of the last, only some bits count.
        char other = line.charAt(line.length() - 10) == 'A' ? 'B' : 'A';
        return line.substring(0, line.length() - 10) + other + line.substring(line.length() - 9);
    }

    boolean isRing() {
        return lines.size() > 1;
    }

    int last(String server) {
        return last.getOrDefault(server, 0);
    }

    void sentUpTo(int line, String server) {
        last.put(server, line);
    }

    /** Returns a file of all lines. */
    Path file() {
        if (file == null) {
            try {
                file = Files.createTempFile(Path.of(System.getProperty("load.dir")), "ring", ".txt");
                Files.write(file, lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }
}
