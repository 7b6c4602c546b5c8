package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.emulator.Seed;
import io.github.clerkjakarta.it.Browser.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With a mistake in the configuration no user can sign in: the log names it, and the browser does not go round for
 * ever.
 */
class TrueCauseIT {
    private static final int MOST_REDIRECTS = 40;
    private static final String LOOP = "<h1>Sign-in could not be completed</h1>";

    /** Each application that starts holds a thread and waits for others. */
    private static final String THREADS = "    <executor coreThreads=\"50\"/>\n";

    private static Emulator development;
    private static Emulator production;
    private static LibertyServer server;

    @BeforeAll
    static void start() throws Exception {
        development = Emulator.start(Emulator.options());
        production = Emulator.start(Emulator.options().seed(Seed.standard().inProduction()));
        int port = FreePort.get();
        Map<String, Map<String, String>> applications = new LinkedHashMap<>();
        for (String kind : List.of("dev", "live")) {
            Emulator clerk = kind.equals("dev") ? development : production;
            Map<String, String> good = Demo.properties(clerk, port);
            if (kind.equals("live")) {
                good.put("clerk.proxy-url", clerk.frontendApiUrl("localhost"));
                good.put("clerk.sign-in-url", clerk.signInUrl("localhost"));
            }
            applications.put(kind + "-party", with(good, "clerk.authorized-parties", "https://other.example"));
            applications.put(
                    kind + "-secret",
                    with(
                            good,
                            "clerk.secret-key",
                            good.get("clerk.secret-key").replaceFirst("(sk_[a-z]*_).*", "$1wrong")));
            applications.put(kind + "-key", with(good, "clerk.jwt-key", anotherKey()));
            applications.put(kind + "-protected", with(good, "clerk.sign-in-url", "~/api/in-code"));
        }
        server = LibertyServer.named("true-cause-it")
                .port(port)
                .serverXml(LibertyServer.sample()
                        .replace(
                                "<feature>jsonp-2.1</feature>",
                                "<feature>jsonp-2.1</feature><feature>servlet-6.0</feature>")
                        .replaceAll("    <webApplication.*\n", "")
                        .replace("</server>", THREADS + serverXml(applications) + "</server>"))
                .application("refusals.war", War.of("refusals", "all", List.of("refusals")))
                .applications(applications.size())
                .start();
    }

    private static Map<String, String> with(Map<String, String> good, String property, String wrong) {
        Map<String, String> properties = new LinkedHashMap<>(good);
        properties.put(property, wrong);
        return properties;
    }

    private static String anotherKey() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder()
                        .encodeToString(generator.generateKeyPair().getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static String serverXml(Map<String, Map<String, String>> applications) {
        return applications.entrySet().stream()
                .map(it -> "    <webApplication name=\"" + it.getKey() + "\" location=\"refusals.war\" contextRoot=\"/"
                        + it.getKey() + "\">\n        <appProperties>\n"
                        + it.getValue().entrySet().stream()
                                .map(one -> "            <property name=\"" + one.getKey() + "\" value=\""
                                        + LibertyServer.escaped(one.getValue()) + "\"/>\n")
                                .collect(Collectors.joining())
                        + "        </appProperties>\n    </webApplication>\n")
                .collect(Collectors.joining());
    }

    @AfterAll
    static void stop() {
        server.close();
        development.close();
        production.close();
    }

    /** Opens the page, signs in, and follows every redirect, as a browser does whose user is signed in at Clerk. */
    private static Answer signedInAt(String application) {
        Browser browser = new Browser();
        URI page = server.url("/" + application + "/api/annotated");
        List<Answer> hops = browser.follow(page);
        Answer last = hops.get(hops.size() - 1);
        if (last.status() != 200) {
            return last;
        }
        Answer back = browser.signIn(last.response().uri(), "ada@example.com", "ada");
        URI next = URI.create(back.location());
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            last = browser.open(next);
            if (last.location().isEmpty() && last.response().uri().getPath().contains("/sign-in")) {
                // Clerk's page sends signed-in users straight back.
                next = page;
            } else if (last.location().isEmpty()) {
                return last;
            } else {
                next = next.resolve(last.location());
            }
        }
        throw new AssertionError("The browser goes round for ever: " + next);
    }

    @ParameterizedTest
    @CsvSource({
        "dev-party,  but clerk.authorized-parties is &quot;https://other.example&quot;",
        "dev-secret, Clerk does not accept the secret key.",
        "dev-key,    clerk.jwt-key is not the public key of the instance",
        "dev-protected, 'clerk.sign-in-url is this page, and it is protected'",
    })
    void inDevelopmentThePageNamesTheCause(String application, String cause) {
        Answer page = signedInAt(application);

        assertThat(page.body()).contains(cause).doesNotContain("does not keep this site's cookies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live-party", "live-key", "live-protected"})
    void inProductionThereIsAPageThatTellsVisitorsNothing(String application) {
        Answer page = signedInAt(application);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains(LOOP, "The server's log says why.")
                .doesNotContain("clerk.", "azp", "other.example");
    }

    @Test
    void inProductionAWrongSecretKeyIsUnavailable() {
        Answer page = signedInAt("live-secret");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isNotEmpty();
    }

    @Test
    void theLogSaysWhatWasSeenAndExpectedOnceAMinute() throws IOException {
        List.of("live-party", "live-key", "live-secret", "live-protected").forEach(TrueCauseIT::signedInAt);

        List<String> warnings = server.log()
                .lines()
                .filter(line -> line.contains("clerkjakarta"))
                .toList();
        assertThat(String.join("\n", warnings))
                .contains("The authorized party claim (azp) is \"http://localhost:" + server.port()
                        + "\", but clerk.authorized-parties is \"https://other.example\"")
                .contains("clerk.jwt-key is not the public key of the instance that issued the token")
                .contains("Clerk does not accept the secret key")
                .contains("clerk.sign-in-url is this page, and it is protected")
                .doesNotContain("eyJ");
        assertThat(warnings).allMatch(line -> line.length() < 1_500).hasSizeLessThan(40);
    }
}
