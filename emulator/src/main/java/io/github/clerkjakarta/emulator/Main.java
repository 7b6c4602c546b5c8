package io.github.clerkjakarta.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;

/**
 * Starts the emulator: {@code java -jar clerk-jakarta-emulator.jar [--port 19310] [--host 127.0.0.1] [--any-address]
 * [--seed FILE] [--data FOLDER] [--ids NUMBER] [--clock INSTANT]}.
 */
public final class Main {
    private static final int PORT = 19310;
    private static final String KNOWN = "There are --port, --host, --any-address, --seed, --data, --ids and --clock.";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Emulator clerk;
        try {
            clerk = Emulator.start(parse(arguments));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        describe(clerk, System.out);
    }

    private static Emulator.Options parse(String[] arguments) throws IOException {
        Emulator.Options options = Emulator.options().port(PORT).data(Path.of(".clerk-emulator"));
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--any-address")) {
                options = options.anyAddress(true);
                continue;
            }
            if (!words.hasNext()) {
                throw new IllegalArgumentException(word + " needs a value, or is unknown. " + KNOWN);
            }
            String value = words.next();
            options = switch (word) {
                case "--port" -> options.port(Integer.parseInt(value));
                case "--host" -> options.host(value);
                case "--seed" -> options.seed(Seed.read(Path.of(value)));
                case "--data" -> options.data(Path.of(value));
                case "--ids" -> options.idSeed(Long.parseLong(value));
                case "--clock" -> options.clock(Clock.fixed(Instant.parse(value), ZoneOffset.UTC));
                default -> throw new IllegalArgumentException(word + " is unknown. " + KNOWN);
            };
        }
        return options;
    }

    private static void describe(Emulator clerk, PrintStream out) {
        out.println("Offline Clerk: " + clerk.url());
        clerk.properties().forEach((name, value) -> out.println("  " + name + "=" + value));
        clerk.seed().users().forEach(user -> out.println("  user " + user.email() + ", password " + user.password()));
    }
}
