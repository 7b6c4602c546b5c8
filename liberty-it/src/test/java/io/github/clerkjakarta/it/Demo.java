package io.github.clerkjakarta.it;

import io.github.clerkjakarta.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the demo on Open Liberty in front of an offline Clerk until it is stopped: {@code mvn -f build -Pdemo package}. */
public final class Demo {
    private static final int PORT = 9080;
    private static final int CLERK_PORT = 19310;

    private Demo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(System.getProperty("demo.war")).resolveSibling("offline-clerk");
        try (Emulator clerk = Emulator.start(Emulator.options().port(CLERK_PORT).data(data));
                LibertyServer server = LibertyServer.named("demo")
                        .port(PORT)
                        .serverXml(LibertyServer.demo())
                        .properties(properties(clerk, PORT))
                        .application("clerk-demo.war", Path.of(System.getProperty("demo.war")))
                        .applications(2)
                        .start()) {
            System.out.println();
            System.out.println("  The demo:      " + TwoDomains.url(TwoDomains.PRIMARY, PORT) + "/");
            System.out.println("  Its satellite: " + TwoDomains.url(TwoDomains.SATELLITE, PORT) + "/");
            System.out.println("  Offline Clerk: " + clerk.url());
            clerk.seed()
                    .users()
                    .forEach(user -> System.out.println(
                            "  Sign in as     " + user.email() + " with password " + user.password()));
            System.out.println("  Stop with Ctrl-C.");
            System.out.println();
            Thread.currentThread().join();
        }
    }

    /** Returns the configuration of an application in front of the offline Clerk. */
    static Map<String, String> properties(Emulator clerk, int port) {
        Map<String, String> properties = new LinkedHashMap<>(clerk.properties());
        properties.put("clerk.authorized-parties", "http://localhost:" + port);
        properties.put("demo.hosted-sign-in-url", clerk.signInUrl());
        if (!Emulator.hasClerkJs()) {
            // Otherwise Clerk's user button would use it.
            properties.put(
                    "demo.sign-out-url", clerk.signOutUrl() + "?redirect_url=http%3A%2F%2Flocalhost%3A" + port + "%2F");
        }
        return properties;
    }
}
