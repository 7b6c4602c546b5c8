package io.github.clerkjakarta.it;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.emulator.Seed;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One WAR on one Open Liberty as three sites of an instance: the primary, a satellite that is synchronized
 * automatically, and one that is not. Browsers resolve {@code *.localhost} to this machine. No site is at {@code
 * localhost}: Chromium would share ClerkJS's data there with all the others.
 */
final class Sites implements AutoCloseable {
    private final boolean production;
    private final int port = FreePort.get();
    private final int clerkPort = FreePort.get();
    private final Path data;
    private Emulator clerk;
    private LibertyServer server;

    Sites(boolean production, Path data) {
        this.production = production;
        this.data = data;
        startClerk();
        startServer();
    }

    private void startClerk() {
        try {
            clerk = Emulator.start(Emulator.options()
                    .seed(production ? seed().inProduction() : seed())
                    .port(clerkPort)
                    .data(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the demo's users, and one with so many permissions that no browser keeps the cookie. */
    private static Seed seed() {
        Seed seed = Seed.standard();
        List<Seed.User> users = new ArrayList<>(seed.users());
        users.add(new Seed.User("user_big", "big@example.com", "big", "Big", "", "active", "", List.of()));
        List<String> permissions = IntStream.range(0, 400)
                .mapToObj(i -> "invoices:permission-" + i)
                .toList();
        List<Seed.Organization> organizations = new ArrayList<>(seed.organizations());
        organizations.add(new Seed.Organization(
                "org_big",
                "big",
                "Big",
                "",
                List.of("invoices"),
                List.of(new Seed.Member("user_big", "admin", permissions))));
        return new Seed(
                seed.instance(),
                seed.secretKey(),
                seed.multiSession(),
                users,
                organizations,
                seed.machines(),
                seed.apiKeys(),
                seed.templates());
    }

    private void startServer() {
        Map<String, Map<String, String>> applications = new LinkedHashMap<>();
        applications.put("primary.localhost", primary());
        applications.put("satellite.localhost", satellite("satellite.localhost", true));
        applications.put("manual.localhost", satellite("manual.localhost", false));
        server = LibertyServer.named(production ? "browser-production-it" : "browser-development-it")
                .port(port)
                .serverXml(TwoDomains.serverXml(applications))
                .application("clerk-demo.war", Path.of(System.getProperty("demo.war")))
                .applications(applications.size())
                .start();
    }

    private Map<String, String> common(String host) {
        Map<String, String> properties = new LinkedHashMap<>(clerk.properties());
        if (production) {
            // The Frontend API sets cookies of the application's own host.
            properties.put("clerk.proxy-url", clerk.frontendApiUrl(host));
        }
        properties.put("clerk.authorized-parties", "http://" + host + ":" + port);
        properties.put("clerk.ignored", "~/about");
        return properties;
    }

    private Map<String, String> primary() {
        Map<String, String> properties = common("primary.localhost");
        properties.put("clerk.sign-in-url", "/sign-in");
        properties.put("clerk.sign-up-url", "/sign-up");
        properties.put("clerk.allowed-redirect-origins", "http://*.localhost:" + port);
        properties.put("clerk.organization-sync.organization-patterns", "/orgs/:slug");
        return properties;
    }

    private Map<String, String> satellite(String host, boolean automatic) {
        Map<String, String> properties = common(host);
        properties.put("clerk.is-satellite", "true");
        properties.put("clerk.satellite-auto-sync", String.valueOf(automatic));
        if (!production) {
            properties.put("clerk.domain", "http://" + host + ":" + port);
        }
        properties.put("clerk.sign-in-url", primary("/sign-in"));
        properties.put("clerk.sign-up-url", primary("/sign-up"));
        return properties;
    }

    boolean isProduction() {
        return production;
    }

    Emulator clerk() {
        return clerk;
    }

    String primary(String path) {
        return "http://primary.localhost:" + port + path;
    }

    String satellite(String path) {
        return "http://satellite.localhost:" + port + path;
    }

    String manual(String path) {
        return "http://manual.localhost:" + port + path;
    }

    void restartServer() {
        server.close();
        startServer();
    }

    /** Restarts Clerk, which forgets who is signed in, and keeps its key. */
    void restartClerk() {
        clerk.close();
        startClerk();
    }

    /** Returns P for the primary, S and M for the satellites, E for Clerk, in place of ports that differ each time. */
    String place(String url) {
        return url.replace(primary(""), "P")
                .replace(satellite(""), "S")
                .replace(manual(""), "M")
                .replaceAll("http://[a-z0-9.]+:" + clerkPort, "E")
                .replaceAll("(__clerk_db_jwt=dvb_)[A-Za-z0-9]+", "$1…")
                .replace("%3A" + port, "%3APORT");
    }

    @Override
    public void close() {
        server.close();
        clerk.close();
    }
}
