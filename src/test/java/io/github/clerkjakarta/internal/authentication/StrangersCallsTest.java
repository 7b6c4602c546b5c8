package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.caller.TokenCache;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.PublishableKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests that make the library call Clerk, and their answer if it is not called. */
class StrangersCallsTest {
    private final FakeBackend clerk = new FakeBackend();

    private RequestState authenticate(TestRequest request, PublishableKey key) {
        ClerkConfig config = Fixtures.config(key);
        HttpBackendApi users = new HttpBackendApi(config, Fixtures.CLOCK);
        ClerkInstance instance = new ClerkInstance(
                config,
                Fixtures.PEM_KEYS,
                new ClerkInstance.Backend(
                        clerk,
                        (kind, token) -> {
                            throw new AssertionError("no machine");
                        },
                        users,
                        new TokenCache(users, Fixtures.CLOCK)),
                Fixtures.seen(),
                Fixtures.CLOCK);
        return instance.authenticate(instance.visit(request, request.url()));
    }

    static Stream<Arguments> requests() {
        List<Arguments> rows = new ArrayList<>();
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "get", "PROPFIND")) {
            for (String destination : List.of("document", "iframe", "empty", "image", "script", "embed", "")) {
                for (String accept : List.of("text/html,*/*", "application/json", "*/*", "")) {
                    boolean page = destination.isEmpty()
                            ? accept.startsWith("text/html")
                            : destination.equals("document") || destination.equals("iframe");
                    rows.add(Arguments.of(method, destination, accept, method.equals("GET") && page));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0} for {1}, accepting {2}: {3}")
    @MethodSource("requests")
    void onlyARequestThatMayBeAHandshakesExchangesANonce(
            String method, String destination, String accept, boolean exchanged) {
        for (PublishableKey key : List.of(Fixtures.PRODUCTION, Fixtures.DEVELOPMENT)) {
            for (String query : List.of("", "?__clerk_handshake_nonce=made_up")) {
                clerk.calls.clear();
                TestRequest request = new TestRequest(method, "https://app.example.com/page" + query)
                        .cookie("__clerk_handshake_nonce", "made_up");
                if (!destination.isEmpty()) {
                    request.header("Sec-Fetch-Dest", destination);
                }
                if (!accept.isEmpty()) {
                    request.header("Accept", accept);
                }

                authenticate(request, key);

                assertThat(clerk.calls).isEqualTo(exchanged ? List.of("nonce") : List.of());
            }
        }
    }

    private static TestRequest withNonce() {
        return Fixtures.documentRequest().cookie("__clerk_handshake_nonce", "n");
    }

    @Test
    void aNonceBeyondItsShareIsToldToComeBack() {
        clerk.fails(Failures.notAsked());

        for (PublishableKey key : List.of(Fixtures.PRODUCTION, Fixtures.DEVELOPMENT)) {
            assertThat(authenticate(withNonce(), key))
                    .isInstanceOf(ErrorPage.class)
                    .extracting("status")
                    .isEqualTo(503);
        }
    }

    /** The value goes into the address of a call. */
    @Test
    void aHugeNonceIsNoNonce() {
        for (int length : List.of(512, 513)) {
            clerk.calls.clear();
            TestRequest request = Fixtures.documentRequest().cookie("__clerk_handshake_nonce", "n".repeat(length));

            authenticate(request, Fixtures.PRODUCTION);

            assertThat(clerk.calls).hasSize(length == 512 ? 1 : 0);
        }
    }

    @Test
    void aNonceThatClerkDoesNotKnowIsSignedOut() {
        clerk.fails(new Failures.Answer(404).exception());

        SignedOut out = (SignedOut) authenticate(withNonce(), Fixtures.PRODUCTION);

        assertThat(out.reason().text()).isEqualTo("session-token-missing");
        assertThat(out.clerkUnavailable()).isFalse();
    }

    /** The user may be signed in: a protected page is answered 503, not sent to sign-in. */
    @Test
    void aNonceWhileClerkFailsMayBeGood() {
        clerk.fails(Failures.unreachable());

        SignedOut out = (SignedOut) authenticate(withNonce(), Fixtures.PRODUCTION);

        assertThat(out.clerkUnavailable()).isTrue();
    }

    @Test
    void inDevelopmentAFailedNonceDoesNotStayInTheAddress() {
        clerk.fails(new Failures.Answer(404).exception());
        TestRequest request = new TestRequest("GET", "https://app.example.com/page?a=1&__clerk_handshake_nonce=n")
                .header("Sec-Fetch-Dest", "document");

        HandshakeRemoved returned = (HandshakeRemoved) authenticate(request, Fixtures.DEVELOPMENT);

        assertThat(returned.location()).hasToString("https://app.example.com/page?a=1");
    }

    private static TestRequest expired(TestRequest request) {
        Instant over = Fixtures.NOW.minusSeconds(60);
        return request.session(Fixtures.token().expiresAt(over).issuedAt(over.minusSeconds(60)))
                .clientUat("1")
                .cookie("__refresh_" + Fixtures.PRODUCTION.cookieSuffix(), "made_up");
    }

    @Test
    void aRefreshBeyondItsShareIsAHandshakeForAPage() {
        clerk.fails(Failures.notAsked());

        assertThat(authenticate(expired(Fixtures.documentRequest()), Fixtures.PRODUCTION))
                .isInstanceOf(Handshake.class);
        assertThat(clerk.calls).containsExactly("refresh");
    }

    @Test
    void aRefreshBeyondItsShareIsUnavailableForAScript() {
        clerk.fails(Failures.notAsked());

        SignedOut out = (SignedOut) authenticate(expired(Fixtures.apiRequest()), Fixtures.PRODUCTION);

        assertThat(out.clerkUnavailable()).isTrue();
    }

    @Test
    void aRefreshThatClerkRefusesIsSignedOut() {
        clerk.fails(new Failures.Answer(401).exception());

        SignedOut out = (SignedOut) authenticate(expired(Fixtures.apiRequest()), Fixtures.PRODUCTION);

        assertThat(out.clerkUnavailable()).isFalse();
        assertThat(out.reason().text()).startsWith("session-token-expired-refresh-");
    }
}
