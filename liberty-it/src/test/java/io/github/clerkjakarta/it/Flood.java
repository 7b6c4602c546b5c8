package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.FloodLoad.Request;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Floods a real Open Liberty with everything that strangers can send, and measures the cost to Clerk and to honest
 * callers: {@code mvn -f build -Pflood package}. It is no test: the figures depend on the machine. {@code
 * -Dflood.seconds=10}, {@code -Dflood.rate=400} requests a second, {@code -Dflood.threads=64} of the server, {@code
 * -Dflood.only=nonce} (a part of a flood's name).
 */
public final class Flood {
    private static final int SECONDS = Integer.getInteger("flood.seconds", 10);
    private static final int RATE = Integer.getInteger("flood.rate", 400);
    private static final String ONLY = System.getProperty("flood.only", "");
    /** Enough that Clerk is the limit, not the server; -1 is Open Liberty's default. */
    private static final int THREADS = Integer.getInteger("flood.threads", 64);

    private static final int CLIENTS = 32;
    private static final int REFUSALS = Integer.getInteger("flood.refusals", 10_000);
    /** The longest time that Clerk's limit, or a Retry-After, may last after the flood before. */
    private static final long REST_MILLIS = 12_000;

    private final String origin;
    private final FloodTokens tokens;
    private final FloodClerk clerk;
    private final AtomicInteger signIns = new AtomicInteger();
    private final AtomicInteger keys = new AtomicInteger();

    private Flood(String origin, FloodTokens tokens, FloodClerk clerk) {
        this.origin = origin;
        this.tokens = tokens;
        this.clerk = clerk;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("http.maxConnections", "64");
        System.setProperty("sun.net.http.retryPost", "false");
        int port = FreePort.get();
        String origin = "http://localhost:" + port;
        FloodTokens tokens = new FloodTokens(origin);
        try (FloodClerk clerk = new FloodClerk(tokens);
                LibertyServer server = LibertyServer.named("flood")
                        .port(port)
                        .serverXml(
                                LibertyServer.sample()
                                        .replace(
                                                "</server>",
                                                "    <executor coreThreads=\"" + THREADS + "\"/>\n</server>")
                                        .replace(
                                                "<feature>jsonp-2.1</feature>",
                                                "<feature>jsonp-2.1</feature><feature>jsonb-3.0</feature>"
                                                        + "<feature>mpRestClient-3.0</feature>")
                                        .replaceAll("    <webApplication.*\n", "")
                                        .replace(
                                                "</server>",
                                                "    <webApplication location=\"flood.war\" contextRoot=\"/callers\"/>\n</server>"))
                        .application("flood.war", War.of("flood", "all", List.of("callers")))
                        .properties(properties(clerk, origin))
                        .start()) {
            new Flood(origin, tokens, clerk).run();
        }
    }

    private static Map<String, String> properties(FloodClerk clerk, String origin) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("clerk.publishable-key", FloodTokens.PUBLISHABLE_KEY);
        properties.put("clerk.secret-key", FloodTokens.SECRET_KEY);
        properties.put("clerk.api-url", clerk.url());
        properties.put("clerk.authorized-parties", origin);
        properties.put("echo/mp-rest/url", origin + "/callers");
        properties.put("echo.origin", origin);
        return properties;
    }

    private void run() throws InterruptedException {
        warmUp();
        System.out.println(
                "| flood | sent a second (answers) | calls to Clerk a second | 429 | honest machine | signed-in user"
                        + " p50, p99 ms | new sign-in p50, max ms | CurrentUser p50, max ms | bytes of log |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        flood("none", null, true);
        flood("nonce, GET document", i -> document(Map.of("Cookie", "__clerk_handshake_nonce=get-" + i)), true);
        flood(
                "nonce, POST",
                i -> request("POST", "/public", Map.of("Cookie", "__clerk_handshake_nonce=post-" + i)),
                true);
        String expired = tokens.expired();
        flood(
                "expired token, made-up refresh cookie",
                i -> document(Map.of(
                        "Cookie",
                        "__session=" + expired + "; __client_uat=1; __refresh_" + FloodTokens.cookieSuffix()
                                + "=made-up-" + i)),
                true);
        flood("opaque machine token", i -> request("GET", "/m2m", bearer("mt_made_up_" + i)), true);
        String good = tokens.good();
        IntFunction<Request> keyIds =
                i -> request("GET", "/session", bearer(FloodTokens.ofKey("ins_" + keys.incrementAndGet(), good)));
        flood("key id", keyIds, true);
        clerk.hang(true);
        flood("Clerk hangs: key id; honest users with known keys only", keyIds, false);
        flood("Clerk hangs: none", null, true);
        flood("Clerk hangs: key id", keyIds, true);
        clerk.hang(false);
        refusals();
    }

    private void warmUp() throws InterruptedException {
        IntFunction<Request> every = i -> switch (i % 4) {
            case 0 -> request("GET", "/m2m", bearer(FloodClerk.GOOD_MACHINE));
            case 1 -> request("GET", "/first-name", bearer(tokens.good()));
            case 2 -> signIn();
            default -> request("GET", "/session", Map.of());
        };
        FloodLoad load = new FloodLoad(8, 80, every).begin(5000);
        load.await();
        System.out.println("Warm: " + load.answers());
    }

    /**
     * Floods for a while, and prints a row.
     *
     * @param requests by number; null for honest callers only
     * @param all true if there are honest callers besides users with a known key: those need Clerk
     */
    private void flood(String name, IntFunction<Request> requests, boolean all) throws InterruptedException {
        if (!name.contains(ONLY)) {
            return;
        }
        pause();
        clerk.reset();
        long bytes = logs().mapToLong(Flood::size).sum();
        long millis = SECONDS * 1000L;
        String session = tokens.good();
        FloodLoad user = new FloodLoad(10, 20, i -> request("GET", "/session", bearer(session)));
        FloodLoad machine = new FloodLoad(10, 10, i -> request("GET", "/m2m", bearer(FloodClerk.GOOD_MACHINE)));
        // A browser would show the 503; a user who reloads the page gets in when there is room.
        FloodLoad signIn = new FloodLoad(40, 2, i -> signIn()).patient();
        FloodLoad record = new FloodLoad(4, 2, i -> request("GET", "/first-name", bearer(session)));
        FloodLoad flood = new FloodLoad(CLIENTS, RATE, requests == null ? i -> signIn() : requests);
        List<FloodLoad> honest = all ? List.of(user, machine, signIn, record) : List.of(user);
        if (requests != null) {
            flood.begin(millis);
        }
        honest.forEach(load -> load.begin(millis));
        Thread.sleep(millis);
        Map<String, Integer> calls = clerk.counts();
        for (FloodLoad load : honest) {
            load.await();
        }
        if (requests != null) {
            flood.await();
        }
        int refused = calls.getOrDefault("429", 0);
        calls.remove("429");
        Map<String, Long> perSecond = new LinkedHashMap<>();
        calls.forEach((kind, count) -> perSecond.put(kind, Math.round(count / (double) SECONDS)));
        String sent = requests == null ? "" : flood.sent() / SECONDS + " (" + flood.answers() + ")";
        System.out.println("| "
                + String.join(
                        " | ",
                        name,
                        sent,
                        perSecond.toString(),
                        String.valueOf(refused),
                        machine.answers(),
                        user.figures(99),
                        signIn.figures(100),
                        record.figures(100),
                        String.valueOf(logs().mapToLong(Flood::size).sum() - bytes))
                + " |");
    }

    private Request signIn() {
        return document(
                Map.of("Cookie", "__clerk_handshake_nonce=" + FloodClerk.GOOD_NONCE + signIns.incrementAndGet()));
    }

    /**
     * Measures how much 10,000 refused calls leave in the log: by the resource, a bean, the method itself, and with bad
     * tokens.
     */
    private void refusals() throws InterruptedException {
        if (!"refusals".contains(ONLY)) {
            return;
        }
        String expired = tokens.expired();
        Map<String, Request> kinds = new LinkedHashMap<>();
        kinds.put("resource", request("GET", "/session", Map.of()));
        kinds.put("bean", request("GET", "/bean", Map.of()));
        kinds.put("protect()", request("GET", "/protect", Map.of()));
        kinds.put("no machine", request("GET", "/m2m", Map.of()));
        kinds.put("proof is missing", request("POST", "/step-up", bearer(tokens.good())));
        kinds.put("no token at all", request("GET", "/session", bearer("nonsense")));
        kinds.put("token of another", request("GET", "/session", bearer(expired.substring(0, expired.length() - 9))));
        kinds.put("expired token", request("GET", "/session", bearer(expired)));
        System.out.println(
                "\n| " + REFUSALS + " refusals | answers | bytes of log | stack traces |\n|---|---|---|---|");
        for (Map.Entry<String, Request> kind : kinds.entrySet()) {
            Thread.sleep(2000);
            long bytes = logs().mapToLong(Flood::size).sum();
            long traces = traces();
            FloodLoad load = new FloodLoad(16, 100_000, i -> kind.getValue())
                    .atMost(REFUSALS)
                    .begin(600_000);
            load.await();
            Thread.sleep(1000);
            System.out.println("| " + kind.getKey() + " | " + load.answers() + " | "
                    + (logs().mapToLong(Flood::size).sum() - bytes) + " | " + (traces() - traces) + " |");
        }
    }

    private static Stream<Path> logs() {
        Path folder = Path.of(System.getProperty("liberty.dir"), "usr", "servers", "flood");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(".log") && Files.isRegularFile(it)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of stack traces, counted by their first frames. */
    private static long traces() {
        return logs().mapToLong(file -> {
                    try (Stream<String> lines = Files.lines(file)) {
                        boolean[] before = {false};
                        return lines.filter(line -> {
                                    boolean frame = line.stripLeading().startsWith("at ");
                                    boolean first = frame && !before[0];
                                    before[0] = frame;
                                    return first;
                                })
                                .count();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .sum();
    }

    private Request document(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", "text/html");
        all.put("Sec-Fetch-Dest", "document");
        return request("GET", "/session", all);
    }

    private Request request(String method, String path, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        // Java's own default would be a browser's.
        all.putIfAbsent("Accept", "*/*");
        return new Request(method, origin + "/callers" + path, all);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(REST_MILLIS);
    }
}
