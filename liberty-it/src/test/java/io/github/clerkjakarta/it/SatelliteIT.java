package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.Browser.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Satellite domains in development, automatic and not, hop by hop. */
class SatelliteIT {
    private static final AdjustableClock CLOCK = new AdjustableClock();

    private static Emulator clerk;
    private static LibertyServer server;
    private static LibertyServer notAutomatic;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options().clock(CLOCK));
        server = server("satellite-it", Map.of());
        notAutomatic = server("satellite-not-automatic-it", Map.of("clerk.satellite-auto-sync", "false"));
    }

    private static LibertyServer server(String name, Map<String, String> more) {
        int port = FreePort.get();
        return LibertyServer.named(name)
                .port(port)
                .serverXml(LibertyServer.demo())
                .properties(Demo.properties(clerk, port))
                .properties(more)
                .application("clerk-demo.war", Path.of(System.getProperty("demo.war")))
                .applications(2)
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        notAutomatic.close();
        clerk.close();
    }

    @AfterEach
    void rightTime() {
        CLOCK.ahead(Duration.ZERO);
    }

    private static URI primary(LibertyServer at, String path) {
        return URI.create(TwoDomains.url(TwoDomains.PRIMARY, at.port()) + path);
    }

    private static URI satellite(LibertyServer at, String path) {
        return URI.create(TwoDomains.url(TwoDomains.SATELLITE, at.port()) + path);
    }

    private static List<String> places(LibertyServer at, List<Answer> hops) {
        return TwoDomains.places(at.port(), clerk, hops);
    }

    private static Browser signedInOnPrimary(LibertyServer at) {
        Browser browser = new Browser();
        List<Answer> hops = browser.follow(primary(at, "/dashboard"));
        Answer back = TwoDomains.signIn(
                browser, clerk, hops.get(hops.size() - 1).response().uri());
        List<Answer> end = browser.follow(URI.create(back.location()));
        assertThat(end.get(end.size() - 1).body()).contains("Signed in as <b>user_ada</b>");
        return browser.later();
    }

    @Test
    void chainC_signsInOnThePrimaryAndComesBack() {
        Browser browser = new Browser();

        List<Answer> out = browser.follow(satellite(notAutomatic, "/dashboard"));
        URI page = out.get(out.size() - 1).response().uri();
        Answer submitted = TwoDomains.signIn(browser, clerk, page);
        List<Answer> back = browser.follow(URI.create(submitted.location()));

        assertThat(places(notAutomatic, out))
                .containsExactly(
                        "307 P/sign-in",
                        "307 E/__clerk/v1/client/handshake(dev-browser-missing)",
                        "307 P/sign-in?__clerk_handshake_nonce",
                        "307 P/sign-in",
                        "200 ");
        assertThat(out.get(0).location()).contains("__clerk_synced%3Dfalse");
        assertThat(places(notAutomatic, back))
                .containsExactly(
                        "307 P/sign-in?__clerk_redirect_url",
                        "307 S/dashboard?__clerk_db_jwt&__clerk_synced=true",
                        "307 E/__clerk/v1/client/handshake(dev-browser-sync)",
                        "307 S/dashboard?__clerk_synced=true&__clerk_handshake_nonce",
                        "307 S/dashboard?__clerk_synced=true",
                        "200 ");
        assertThat(back.get(5).body()).contains("Signed in as <b>user_ada</b>");
    }

    @Test
    void chainD_signedInOnThePrimaryIsSignedInOnTheSatellite() {
        Browser browser = signedInOnPrimary(server);

        List<Answer> hops = browser.follow(satellite(server, "/"));

        assertThat(places(server, hops))
                .containsExactly(
                        "307 P/sign-in?__clerk_redirect_url",
                        "307 S/?__clerk_db_jwt&__clerk_synced=true",
                        "307 E/__clerk/v1/client/handshake(dev-browser-sync)",
                        "307 S/?__clerk_synced=true&__clerk_handshake_nonce",
                        "307 S/?__clerk_synced=true",
                        "200 ");
        assertThat(hops.get(5).body()).contains("Signed in as <b>user_ada</b>");
        assertThat(browser.open(satellite(server, "/dashboard")).status()).isEqualTo(200);
    }

    @Test
    void signedOutOnThePrimaryIsSignedOutOnTheSatelliteWithinATokensLife() {
        CLOCK.ahead(Duration.ofSeconds(-30));
        Browser browser = signedInOnPrimary(server);
        browser.follow(satellite(server, "/"));
        CLOCK.ahead(Duration.ZERO);

        browser.open(URI.create(clerk.signOutUrl() + "?redirect_url=" + primary(server, "/") + "&__clerk_db_jwt="
                + browser.cookie("__clerk_db_jwt")));
        int first = browser.open(satellite(server, "/dashboard")).status();
        AtomicReference<List<Answer>> hops = new AtomicReference<>();
        Patience.until(() -> {
            hops.set(browser.later().follow(satellite(server, "/dashboard")));
            return hops.get().size() > 1;
        });

        assertThat(first).as("its token still lives").isEqualTo(200);
        assertThat(hops.get().get(hops.get().size() - 1).response().uri().getPath())
                .isEqualTo("/sign-in");
    }

    @Test
    void theSatelliteDoesNothingOnAFirstVisitWhereNotAutomatic() {
        Browser browser = signedInOnPrimary(notAutomatic);

        Answer answer = browser.open(satellite(notAutomatic, "/"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Signed out");
    }

    /** Without a primary of the application's own: Clerk's hosted page is the sign-in page, and answers satellites. */
    @Test
    void aSatelliteWorksWithTheHostedSignInPage() {
        int port = FreePort.get();
        Map<String, String> properties = Demo.properties(clerk, port);
        properties.put("clerk.is-satellite", "true");
        properties.put("clerk.domain", TwoDomains.url(TwoDomains.PRIMARY, port));
        properties.put("clerk.sign-in-url", clerk.signInUrl(TwoDomains.SATELLITE));
        Browser browser = new Browser();
        try (LibertyServer alone = LibertyServer.named("satellite-hosted-it")
                .port(port)
                .serverXml(LibertyServer.sample())
                .properties(properties)
                .application("clerk-demo.war", Path.of(System.getProperty("demo.war")))
                .start()) {
            List<Answer> out = browser.follow(alone.url("/dashboard"));
            Answer submitted = browser.signIn(out.get(out.size() - 1).response().uri(), "ada@example.com", "ada");
            List<Answer> back = browser.later().follow(URI.create(submitted.location()));

            assertThat(places(alone, out))
                    .containsExactly(
                            "307 E/sign-in?__clerk_redirect_url",
                            "307 P/dashboard?__clerk_db_jwt&__clerk_synced=true",
                            "307 E/__clerk/v1/client/handshake(dev-browser-sync)",
                            "307 P/dashboard?__clerk_synced=true&__clerk_handshake_nonce",
                            "307 P/dashboard?__clerk_synced=true",
                            "307 E/sign-in?__clerk_db_jwt",
                            "200 ");
            assertThat(back.get(back.size() - 1).body()).contains("Signed in as <b>user_ada</b>");
            assertThat(browser.open(alone.url("/dashboard")).status()).isEqualTo(200);
        }
    }

    @Test
    void thePrimarySendsNobodyToAPlaceItDoesNotKnow() {
        Browser browser = signedInOnPrimary(server);

        Answer answer = browser.open(primary(server, "/sign-in?__clerk_redirect_url=https%3A%2F%2Fevil.example%2F"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.location()).isEmpty();
        assertThat(server.log()).contains("clerk.allowed-redirect-origins").contains("https://evil.example");
    }

    @Test
    void aLoopEndsInAReadablePage() {
        Answer answer = new Browser()
                .send(
                        "GET",
                        satellite(server, "/dashboard"),
                        java.net.http.HttpRequest.BodyPublishers.noBody(),
                        "Sec-Fetch-Dest",
                        "document",
                        "Accept",
                        "text/html",
                        "Cookie",
                        "__clerk_redirect_count=3");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body())
                .contains("<h1>Sign-in could not be completed</h1>")
                .contains("The primary domain does not answer this satellite");
    }
}
