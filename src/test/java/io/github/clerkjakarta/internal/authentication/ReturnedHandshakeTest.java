package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.DEVELOPMENT;
import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.documentRequest;
import static io.github.clerkjakarta.Fixtures.token;
import static io.github.clerkjakarta.Fixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser comes back from a handshake, with a token or a nonce. */
class ReturnedHandshakeTest {
    private static final ClerkConfig PRODUCTION = Fixtures.config();
    private static final ClerkConfig IN_DEVELOPMENT = Fixtures.config(DEVELOPMENT);

    private final FakeBackend clerk = new FakeBackend().answers("__session=" + token(), "__client_uat=1");
    private final ReturnedHandshake production = returned(PRODUCTION);
    private final ReturnedHandshake development = returned(IN_DEVELOPMENT);

    private ReturnedHandshake returned(ClerkConfig config) {
        return new ReturnedHandshake(Fixtures.verifier(config), clerk);
    }

    private String inProduction(TestRequest request) {
        return DebugReport.decision(production.resolve(visit(PRODUCTION, request)));
    }

    private String inDevelopment(TestRequest request) {
        return DebugReport.decision(development.resolve(visit(IN_DEVELOPMENT, request)));
    }

    private static TestToken handshake() {
        return token().handshake("__session=" + token(), "__client_uat=1");
    }

    /** In production a link must not sign a visitor in as another user. */
    @ParameterizedTest(name = "{0} in the {1}")
    @CsvSource({
        "__clerk_handshake, cookie, signed-in as user_1, a handshake has returned: signed-in as user_1",
        "__clerk_handshake, query, no answer, a handshake has returned: signed-in as user_1",
        "__clerk_handshake_nonce, cookie, signed-in as user_1, a handshake has returned: signed-in as user_1",
        "__clerk_handshake_nonce, query, no answer, a handshake has returned: signed-in as user_1",
    })
    void aHandshakeReturnsInTheQueryOnlyInDevelopment(
            String name, String place, String production, String development) {
        String value = name.endsWith("nonce") ? "n" : handshake().text();
        TestRequest request = place.equals("cookie")
                ? documentRequest().cookie(name, value)
                : documentRequest("?" + name + "=" + value);

        assertThat(inProduction(request)).isEqualTo(production);
        assertThat(inDevelopment(request)).isEqualTo(development);
    }

    @Test
    void theQueryCountsBeforeTheCookie() {
        String others =
                token().handshake("__session=" + token().claim("sub", "user_2")).text();

        assertThat(inDevelopment(
                        documentRequest("?__clerk_handshake=" + others).cookie("__clerk_handshake", handshake())))
                .endsWith("user_2");
        assertThat(inDevelopment(documentRequest("?__clerk_handshake=").cookie("__clerk_handshake", handshake())))
                .endsWith("user_1");
    }

    @Test
    void theNonceCountsBeforeTheToken() {
        String others =
                token().handshake("__session=" + token().claim("sub", "user_2")).text();
        TestRequest both = documentRequest().cookie("__clerk_handshake", others).cookie("__clerk_handshake_nonce", "n");

        assertThat(inProduction(both)).endsWith("user_1");
        assertThat(clerk.calls).containsExactly("nonce");
    }

    @Test
    void aRequestThatIsNoPageExchangesNoNonceButKeepsItsToken() {
        TestRequest script =
                Fixtures.apiRequest().cookie("__clerk_handshake", handshake()).cookie("__clerk_handshake_nonce", "n");

        assertThat(inProduction(script)).isEqualTo("signed-in as user_1");
        assertThat(clerk.calls).isEmpty();
    }

    static Stream<Arguments> tokens() {
        String explained = "500, Clerk's handshake token ";
        return Stream.of(
                arguments("no JWT", "x", "no answer", explained + "could not be verified. This is not a JWT"),
                arguments("too long", "x".repeat(16 * 1024 + 1), "no answer", "no answer"),
                arguments(
                        "of another instance",
                        handshake().signedBy(Fixtures.keys()),
                        "no answer",
                        explained + "has an invalid signature: it is of another Clerk instance"),
                arguments(
                        "a template's",
                        handshake().category(TestToken.TEMPLATE),
                        "no answer",
                        explained + "could not be verified."),
                arguments(
                        "expired a day ago",
                        handshake().expiresAt(NOW.minus(Duration.ofDays(1))),
                        "no answer",
                        explained + "could not be verified. The handshake token is expired."),
                arguments(
                        "expired an hour ago",
                        handshake().expiresAt(NOW.minus(Duration.ofHours(1))),
                        "no answer",
                        "a handshake has returned: signed-in as user_1"),
                arguments(
                        "expired a second ago",
                        handshake().expiresAt(NOW.minusSeconds(1)),
                        "signed-in as user_1",
                        "a handshake has returned: signed-in as user_1"));
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("tokens")
    void anUnusableTokenIsExplainedInDevelopment(String what, Object token, String production, String development) {
        TestRequest request = documentRequest().cookie("__clerk_handshake", token);

        assertThat(inProduction(request)).isEqualTo(production);
        assertThat(inDevelopment(request)).startsWith(development);
    }

    static Stream<Arguments> sessions() {
        String removed = "a handshake has returned: ";
        String signedIn = "signed-in as user_1";
        return Stream.of(
                arguments("good", "__session=" + token(), signedIn, removed + signedIn),
                arguments(
                        "absent",
                        "__client_uat=0",
                        "signed-out, session-token-missing",
                        removed + "signed-out, session-token-missing"),
                arguments(
                        "ended",
                        "__session=",
                        "signed-out, session-token-missing",
                        removed + "signed-out, session-token-missing"),
                arguments("no JWT", "__session=x", "no answer", "no answer"),
                arguments("forged", "__session=" + token().signedBy(Fixtures.keys()), "no answer", "no answer"),
                arguments(
                        "a template's", "__session=" + token().category(TestToken.TEMPLATE), "no answer", "no answer"),
                arguments(
                        "with an unreadable organization",
                        "__session=" + token().unreadableOrganization(),
                        "signed-out, unexpected-error",
                        removed + "signed-out, unexpected-error"),
                // Clocks of developers' machines drift.
                arguments(
                        "an hour old",
                        "__session=" + token().expiresAt(NOW.minus(Duration.ofHours(1))),
                        "no answer",
                        removed + signedIn),
                arguments(
                        "a day old",
                        "__session=" + token().expiresAt(NOW.minus(Duration.ofDays(1))),
                        "no answer",
                        "no answer"),
                arguments(
                        "an hour early",
                        "__session=" + token().notBefore(NOW.plus(Duration.ofHours(1))),
                        "no answer",
                        removed + signedIn),
                arguments(
                        "issued in an hour",
                        "__session=" + token().issuedAt(NOW.plus(Duration.ofHours(1))),
                        "no answer",
                        removed + signedIn),
                arguments(
                        "issued in more than a day",
                        "__session=" + token().issuedAt(NOW.plus(Duration.ofHours(25))),
                        "no answer",
                        "no answer"));
    }

    @ParameterizedTest(name = "a session {0}")
    @MethodSource("sessions")
    void theSessionInsideIsVerifiedLikeAnyOther(String what, String line, String production, String development) {
        TestRequest request = documentRequest().cookie("__clerk_handshake", token().handshake(line));

        assertThat(inProduction(request)).isEqualTo(production);
        assertThat(inDevelopment(request)).isEqualTo(development);
    }

    @Test
    void clerksCookiesReachTheBrowserAndTheAddressLosesTheHandshake() {
        String query =
                "?a=1&__clerk_handshake=" + handshake() + "&__clerk_help=h&__clerk_db_jwt=d&__clerk_handshake_nonce=";

        HandshakeRemoved removed = (HandshakeRemoved)
                development.resolve(visit(IN_DEVELOPMENT, documentRequest(query + "&__clerk_hs_reason=r")));

        assertThat(removed.location()).hasToString("https://app.example.com/page?a=1&__clerk_hs_reason=r");
        assertThat(removed.setCookies()).hasSize(2).last().isEqualTo("__client_uat=1");
    }

    @Test
    void aSignOutReachesTheBrowserToo() {
        SignedOut out = (SignedOut) production.resolve(visit(
                PRODUCTION,
                documentRequest().cookie("__clerk_handshake", token().handshake("__session=", "__client_uat=0"))));

        assertThat(out.setCookies()).containsExactly("__session=", "__client_uat=0");
    }
}
