package io.github.clerkjakarta.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** The methods that take the time and the memory of a request with a seen bearer token, compared with the floor. */
final class Profile {
    private static final String OURS = "io.github.clerkjakarta.";
    private static final String APPLICATION = "io.github.clerkjakarta.benchmarks.";
    private static final int SECONDS = Integer.getInteger("load.profile", 30);
    private static final int WARM_UP_SECONDS = 20;
    private static final int CLIENTS = 16;
    private static final int LINES = 10;

    private final List<RecordedEvent> events;

    /** One divided by the number of requests. */
    private final double perRequest;

    private Profile(Path recording, double requests) throws IOException {
        events = RecordingFile.readAllEvents(recording).stream()
                .filter(it -> it.getStackTrace() != null)
                .toList();
        perRequest = 1 / requests;
    }

    static String table() throws IOException, InterruptedException {
        try (Servers servers = new Servers(Variant.FLOOR, Variant.LIBRARY)) {
            Profile floor = record(servers.get(Variant.FLOOR));
            Profile library = record(servers.get(Variant.LIBRARY));
            return library.text("Time", "jdk.ExecutionSample", floor)
                    + library.text("Allocation", "jdk.ObjectAllocationSample", floor);
        }
    }

    private static Profile record(LibertyServer server) throws IOException {
        Wrk wrk = new Wrk();
        Credential bearer = Credential.bearer();
        Path file = Path.of(System.getProperty("load.dir"), "profile-" + server.pid() + ".jfr")
                .toAbsolutePath();
        wrk.run(server.url(""), Servers.ORDERS, bearer, false, CLIENTS, WARM_UP_SECONDS);
        // The default of 64 frames can cut off the first method of the library.
        server.jcmd("JFR.configure", "stackdepth=256");
        server.jcmd("JFR.start", "name=load", "settings=profile");
        double rate = wrk.run(server.url(""), Servers.ORDERS, bearer, false, CLIENTS, SECONDS);
        server.jcmd("JFR.stop", "name=load", "filename=" + file);
        return new Profile(file, rate * SECONDS);
    }

    private String text(String what, String event, Profile floor) {
        return "\n" + what + " with the library, of a request: by the first method of the library that is called\n"
                + share(
                        costs(
                                event,
                                frames -> last(frames.filter(Profile::isOurs)).map(Profile::method)),
                        event)
                + "\nby the method of the library that was called last\n"
                + share(
                        costs(
                                event,
                                frames -> frames.filter(Profile::isOurs)
                                        .findFirst()
                                        .map(Profile::method)),
                        event)
                + "\nMore than on the floor, by the class outside the JDK that was called last\n"
                + difference(event, floor);
    }

    /** Adds up the costs of one request, by what the frames say: innermost first. */
    private Map<String, Double> costs(String event, Function<Stream<RecordedFrame>, Optional<String>> by) {
        return events.stream()
                .filter(it -> it.getEventType().getName().equals(event))
                .collect(Collectors.groupingBy(
                        it -> by.apply(it.getStackTrace().getFrames().stream()).orElse(""),
                        Collectors.summingDouble(it -> it.hasField("weight") ? it.getLong("weight") : 1)));
    }

    private String share(Map<String, Double> costs, String event) {
        double all = costs.values().stream().mapToDouble(it -> it).sum();
        double ours = all - costs.getOrDefault("", 0.0);
        costs.remove("");
        return String.format(Locale.ROOT, "%6.2f %%  all%n", 100 * ours / all)
                + largest(costs)
                        .map(it -> String.format(Locale.ROOT, "%6.2f %%  %s%n", 100 * it.getValue() / all, it.getKey()))
                        .collect(Collectors.joining());
    }

    private String difference(String event, Profile floor) {
        Function<Stream<RecordedFrame>, Optional<String>> by = frames -> frames.map(Profile::type)
                .filter(it -> !it.startsWith("java.") && !it.startsWith("jdk.") && !it.startsWith("sun."))
                .findFirst();
        Map<String, Double> here = costs(event, by);
        Map<String, Double> there = floor.costs(event, by);
        double request = there.values().stream().mapToDouble(it -> it).sum() * floor.perRequest;
        here.replaceAll(
                (name, cost) -> (cost * perRequest - there.getOrDefault(name, 0.0) * floor.perRequest) / request);
        return largest(here)
                .map(it -> String.format(Locale.ROOT, "%6.2f %%  %s%n", 100 * it.getValue(), it.getKey()))
                .collect(Collectors.joining());
    }

    private static Stream<Map.Entry<String, Double>> largest(Map<String, Double> costs) {
        return costs.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(LINES);
    }

    private static <T> Optional<T> last(Stream<T> all) {
        return all.reduce((before, after) -> after);
    }

    /** Returns true for a method of the library. The generated class of a lambda is skipped: its body has a frame in our own class. */
    private static boolean isOurs(RecordedFrame frame) {
        String type = type(frame);
        return type.startsWith(OURS) && !type.startsWith(APPLICATION) && !type.contains("$$Lambda");
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static String method(RecordedFrame frame) {
        String type = type(frame);
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }
}
