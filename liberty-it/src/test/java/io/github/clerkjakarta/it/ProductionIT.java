package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.emulator.Seed;
import io.github.clerkjakarta.it.Browser.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A production instance behind {@code clerk.proxy-url}: chain G on the primary, and a satellite that calls Clerk
 * itself.
 */
class ProductionIT {
    private static Emulator clerk;
    private static LibertyServer server;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options().seed(Seed.standard().inProduction()));
        int port = FreePort.get();
        Map<String, String> primary = Demo.properties(clerk, port);
        primary.put("clerk.proxy-url", clerk.frontendApiUrl(TwoDomains.PRIMARY));
        primary.put("clerk.sign-in-url", clerk.signInUrl(TwoDomains.PRIMARY));
        Map<String, String> satellite = Demo.properties(clerk, port);
        satellite.put("clerk.is-satellite", "true");
        satellite.put("clerk.proxy-url", clerk.frontendApiUrl(TwoDomains.SATELLITE));
        satellite.put("clerk.sign-in-url", clerk.signInUrl(TwoDomains.PRIMARY));
        satellite.put("clerk.authorized-parties", TwoDomains.url(TwoDomains.SATELLITE, port));
        server = LibertyServer.named("production-it")
                .port(port)
                .serverXml(TwoDomains.serverXml(primary, satellite))
                .application("clerk-demo.war", Path.of(System.getProperty("demo.war")))
                .applications(2)
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        clerk.close();
    }

    private static URI primary(String path) {
        return URI.create(TwoDomains.url(TwoDomains.PRIMARY, server.port()) + path);
    }

    private static URI satellite(String path) {
        return URI.create(TwoDomains.url(TwoDomains.SATELLITE, server.port()) + path);
    }

    private static List<String> places(List<Answer> hops) {
        return TwoDomains.places(server.port(), clerk, hops);
    }

    private static Answer signIn(Browser browser, List<Answer> hops) {
        return browser.signIn(hops.get(hops.size() - 1).response().uri(), "ada@example.com", "ada");
    }

    @Test
    void chainG_noHandshakeAtTheFirstVisitAndNoneAfterSignIn() {
        Browser browser = new Browser();

        List<Answer> out = browser.follow(primary("/dashboard"));
        List<Answer> back = browser.follow(URI.create(signIn(browser, out).location()));

        assertThat(places(out)).containsExactly("307 E/sign-in", "200 ");
        assertThat(places(back)).containsExactly("200 ");
        assertThat(back.get(0).body()).contains("Signed in as <b>user_ada</b>");
    }

    @Test
    void chainG_withoutATokenAHandshakeBringsOneInACookie() {
        Browser browser = new Browser();
        browser.follow(URI.create(
                signIn(browser, browser.follow(primary("/dashboard"))).location()));
        browser.forget("__session");

        List<Answer> hops = browser.follow(primary("/dashboard"));

        assertThat(places(hops))
                .containsExactly(
                        "307 E/__clerk/v1/client/handshake(client-uat-but-no-session-token)",
                        "307 P/dashboard",
                        "200 ");
        assertThat(hops.get(2).setCookies()).anyMatch(line -> line.startsWith("__session="));
        assertThat(hops.get(2).header("Cache-Control")).contains("no-store");
        assertThat(browser.cookie("__clerk_handshake_nonce")).as("it is gone").isEmpty();
    }

    @Test
    void signedInOnThePrimaryIsSignedInOnTheSatellite() {
        Browser browser = new Browser();
        browser.follow(URI.create(
                signIn(browser, browser.follow(primary("/dashboard"))).location()));

        List<Answer> hops = browser.follow(satellite("/dashboard"));

        assertThat(places(hops))
                .containsExactly(
                        "307 E/__clerk/v1/client/handshake(satellite-needs-syncing)",
                        "307 E/__clerk/v1/client/ticket",
                        "307 E/__clerk/v1/client/handshake(satellite-needs-syncing)",
                        "307 S/dashboard?__clerk_synced=true",
                        "200 ");
        assertThat(hops.get(4).body()).contains("Signed in as <b>user_ada</b>");
        assertThat(browser.open(satellite("/dashboard")).status()).isEqualTo(200);
    }

    @Test
    void signedOutASatelliteSendsToThePrimaryAndLearnsOfTheSignIn() {
        Browser browser = new Browser();
        browser.follow(primary("/"));

        List<Answer> out = browser.follow(satellite("/dashboard"));
        List<Answer> back = browser.follow(URI.create(signIn(browser, out).location()));

        assertThat(places(out)).endsWith("307 E/sign-in", "200 ");
        assertThat(out.get(out.size() - 2).location()).contains("__clerk_synced%3Dfalse");
        assertThat(places(back)).first().isEqualTo("307 E/__clerk/v1/client/handshake(satellite-needs-syncing)");
        assertThat(back.get(back.size() - 1).body()).contains("Signed in as <b>user_ada</b>");
    }
}
