package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.url.Url;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request has an answer, and no client is signed in by accident. */
class AuthenticatorTest {
    private static final int REQUESTS = 10_000;
    private static final List<String> PIECES = List.of(
            "__session=",
            "__client_uat=",
            "__clerk_redirect_count=",
            "__clerk_handshake=",
            "__refresh_",
            "Bearer ",
            ".",
            "..",
            "; ",
            "=",
            "%",
            "%zz",
            "%ff",
            "/",
            "//",
            "\\",
            "?",
            "&",
            "#",
            "@",
            ":",
            "[",
            "]",
            "-1",
            "0",
            "3",
            "99999999999999999999",
            "e30",
            "bnVsbA",
            "W10",
            "\u0000",
            "\u00e4",
            "\ud800",
            "\ud83d\ude00",
            "xn--",
            "xn--a-",
            "\u3002",
            "\u200d",
            "http:",
            "https://",
            "javascript:",
            "evil.example",
            ",",
            " ",
            "\t",
            "\"");

    private final Random random = new Random(20261122);

    private static ClerkConfig trusting(PublishableKey key) {
        return Fixtures.config("clerk.publishable-key", key.text(), "clerk.api-url", "http://127.0.0.1:1");
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** A pattern that looks ahead at each place takes too long for a long path, and a malformed path fits no pattern. */
    @ParameterizedTest
    @ValueSource(strings = {"long", "/orgs/%zz/a", "/orgs/%ff/a"})
    void aPathThatNoPatternCanReadIsAnswered(String path) {
        ClerkConfig config = withOrganizations("/orgs/:slug/:rest((?:(?!.*zzz).)*)");
        String long24 = "/orgs/x/" + "a/".repeat(12_000);
        TestRequest request = new TestRequest("GET", "https://app.example.com" + (path.equals("long") ? long24 : path))
                .header("Sec-Fetch-Dest", "document");
        ClerkInstance clerk = Fixtures.instance(config);

        RequestState state = clerk.authenticate(clerk.visit(request, request.url()));

        assertThat(state instanceof RequestState.ErrorPage page ? page.status() : 307)
                .isIn(307, 400);
        if (path.equals("long")) {
            assertThat(state).isEqualTo(RequestState.UNREADABLE);
        }
    }

    private static ClerkConfig withOrganizations(String pattern) {
        return Fixtures.config(
                "clerk.publishable-key",
                Fixtures.DEVELOPMENT.text(),
                "clerk.organization-sync.organization-patterns",
                pattern);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noiseIsAnsweredAndSignsNobodyIn(boolean development) {
        ClerkConfig config = trusting(development ? Fixtures.DEVELOPMENT : Fixtures.PRODUCTION);
        TokenVerifier verifier =
                new TokenVerifier(config, new PemKeys((RSAPublicKey) Fixtures.KEYS.getPublic()), Fixtures.CLOCK);
        Authenticator authenticator = new Authenticator(verifier, new HttpBackendApi(config, Fixtures.CLOCK));

        for (int i = 0; i < REQUESTS; i++) {
            TestRequest request = new TestRequest("GET", "https://app.example.com/page");
            for (String name : List.of(
                    "Cookie",
                    "Authorization",
                    "Referer",
                    "Origin",
                    "Accept",
                    "Sec-Fetch-Dest",
                    "Host",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto")) {
                if (random.nextInt(3) == 0) {
                    request.header(name, random.nextBoolean() ? noise() : noise() + Fixtures.CLOCK.millis());
                }
            }
            if (random.nextBoolean()) {
                request.header("Sec-Fetch-Dest", "document");
            }

            RequestState state =
                    authenticator.authenticate(new Visit(request, request.url(), config, Fixtures.NOW.toEpochMilli()));

            assertThat(state).isNotNull().isNotInstanceOf(SignedIn.class);
        }
    }

    /** Paths and queries too, as a server hands them over. */
    @Test
    void urlsAreReadWhateverTheyAre() {
        Url origin = Url.parse("https://app.example.com");
        for (int i = 0; i < REQUESTS; i++) {
            Url url = origin.at("/" + noise(), noise());

            assertThat(url.origin()).isEqualTo("https://app.example.com");
            assertThat(url.withParameter("a", noise()).origin()).isEqualTo("https://app.example.com");
            Url.parse(noise());
            url.resolve(noise());
        }
    }
}
