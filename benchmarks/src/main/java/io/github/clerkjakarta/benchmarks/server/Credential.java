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
import java.util.stream.IntStream;

/** The header by which requests say who is calling: the same for all, or another token each time. */
final class Credential {
    /** Three times as many as the library keeps. How many logins Open Liberty keeps was not examined. */
    static final int TOKENS = 30_000;

    private static final int CHARACTERS = 1000;

    private final List<String> lines;
    private Path file;

    /** The number of the last line that was sent to each server. */
    private final Map<String, Integer> last;

    private Credential(List<String> lines, Map<String, Integer> last) {
        this.lines = lines;
        this.last = last;
    }

    private Credential(String line) {
        this(List.of(line), Map.of());
    }

    static Credential none() {
        return new Credential(List.of(), Map.of());
    }

    static Credential bearer() {
        return new Credential(bearer(Signed.token(0, CHARACTERS)));
    }

    static Credential cookies() {
        return new Credential(cookies(Signed.token(0, CHARACTERS)));
    }

    static Credential brokenBearer() {
        return new Credential(bearer(broken(Signed.token(0, CHARACTERS))));
    }

    static Credential brokenCookies() {
        return new Credential(cookies(broken(Signed.token(0, CHARACTERS))));
    }

    /** Changes the first character of the signature. */
    private static String broken(String token) {
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        return token.substring(0, signature) + other + token.substring(signature + 1);
    }

    /** Two credentials with the same tokens. */
    record Rings(Credential bearer, Credential cookies) {}

    /** Returns two credentials that send a new token with each request, more tokens than any server remembers. */
    static Rings rings() {
        List<String> tokens = IntStream.rangeClosed(1, TOKENS)
                .parallel()
                .mapToObj(number -> Signed.token(number, CHARACTERS))
                .toList();
        // Both go on from the same place: a token is not new as a cookie if it was just sent as a bearer token.
        Map<String, Integer> last = new HashMap<>();
        return new Rings(
                new Credential(tokens.stream().map(Credential::bearer).toList(), last),
                new Credential(tokens.stream().map(Credential::cookies).toList(), last));
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

    /** Returns the header line of a request, or null if none is sent. */
    String first() {
        return lines.isEmpty() ? null : lines.get(0);
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
                file.toFile().deleteOnExit();
                Files.write(file, lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }
}
