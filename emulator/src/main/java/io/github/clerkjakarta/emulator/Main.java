package io.github.clerkjakarta.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** {@code java -jar clerk-jakarta-emulator.jar [--port 19310] [--host 127.0.0.1] [--seed FILE] [--data FOLDER]}. */
public final class Main {
    private static final int PORT = 19310;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Emulator clerk;
        try {
            clerk = Emulator.start(parse(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        describe(clerk, System.out);
    }

    private static Emulator.Options parse(String[] arguments) throws IOException {
        Emulator.Options options = Emulator.options().port(PORT).data(Path.of(".clerk-emulator"));
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value.");
            }
            String value = arguments[i + 1];
            options = switch (arguments[i]) {
                case "--port" -> options.port(Integer.parseInt(value));
                case "--host" -> options.host(value);
                case "--seed" -> options.seed(Seed.read(Path.of(value)));
                case "--data" -> options.data(Path.of(value));
                default ->
                    throw new IllegalArgumentException(
                            arguments[i] + " is unknown; there are --port, --host, --seed and --data.");
            };
        }
        return options;
    }

    private static void describe(Emulator clerk, PrintStream out) {
        out.println("Offline Clerk: " + clerk.url());
        out.println("  clerk.publishable-key=" + clerk.publishableKey());
        out.println("  clerk.secret-key=" + clerk.secretKey());
        out.println("  clerk.api-url=" + clerk.url());
        out.println("  clerk.proxy-url=" + clerk.frontendApiUrl());
        out.println("  clerk.sign-in-url=" + clerk.signInUrl());
        clerk.seed().users().forEach(user -> out.println("  user " + user.email() + ", password " + user.password()));
    }
}
