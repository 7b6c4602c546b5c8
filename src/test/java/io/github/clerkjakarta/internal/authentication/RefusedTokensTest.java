package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.PRODUCTION;
import static io.github.clerkjakarta.Fixtures.config;
import static io.github.clerkjakarta.Fixtures.token;
import static io.github.clerkjakarta.Fixtures.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.PublishableKeys;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer to each refusal of a token, for a page and for a script. */
class RefusedTokensTest {
    private final FakeBackend clerk = new FakeBackend().answers("__session=" + token());
    private final RefusedTokens refusedTokens =
            new RefusedTokens(new Handshakes(), new SessionRefresh(Fixtures.verifier(config()), clerk));

    private RequestState state(TestRequest request, String reason, boolean unavailable) {
        return refusedTokens.stateFor(
                visit(config(), request), new Refused(new AuthReason(reason), "m", unavailable), "cookie");
    }

    private String decision(TestRequest request, String reason) {
        return DebugReport.decision(state(request, reason, false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "token-expired, session-token-expired-refresh-non-eligible-no-refresh-cookie, true",
        "token-not-active-yet, session-token-nbf, true",
        "token-iat-in-the-future, session-token-iat-in-the-future, true",
        "token-invalid, token-invalid, false",
        "token-invalid-signature, token-invalid-signature, false",
        "token-invalid-issuer, token-invalid-issuer, false",
        "token-verification-failed, token-verification-failed, false",
        "jwk-remote-failed-to-load, jwk-remote-failed-to-load, false",
    })
    void onlyTheClocksRefusalsLeadToAHandshake(String refusal, String reason, boolean handshake) {
        String text = reason + ": m (reason=" + refusal + ", token-carrier=cookie)";

        assertThat(decision(Fixtures.documentRequest(), refusal))
                .isEqualTo((handshake ? "handshake, " : "signed-out, ") + text);
        assertThat(decision(Fixtures.apiRequest(), refusal)).isEqualTo("signed-out, " + text);
    }

    @Test
    void anUnexpectedErrorShowsNoMessage() {
        assertThat(decision(Fixtures.documentRequest(), "unexpected-error")).isEqualTo("signed-out, unexpected-error");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aKeyThatCouldNotBeFetchedIsClerksFailure(boolean unavailable) {
        SignedOut out = (SignedOut) state(Fixtures.documentRequest(), "jwk-remote-failed-to-load", unavailable);

        assertThat(out.clerkUnavailable()).isEqualTo(unavailable);
    }

    private static TestRequest refreshable(TestRequest request) {
        return request.session(token().expiresAt(NOW.minusSeconds(60)))
                .cookie("__refresh_" + PRODUCTION.cookieSuffix(), "r");
    }

    @Test
    void onlyAnExpiredTokenIsRefreshed() {
        assertThat(decision(refreshable(Fixtures.apiRequest()), "token-expired"))
                .isEqualTo("signed-in as user_1");
        assertThat(decision(refreshable(Fixtures.apiRequest()), "token-not-active-yet"))
                .startsWith("signed-out, session-token-nbf");
        assertThat(clerk.calls).containsExactly("refresh");
    }

    /** The user may be signed in: a script is answered 503, a page asks Clerk by a handshake. */
    @ParameterizedTest(name = "asked: {0}")
    @CsvSource({"false, true", "true, false"})
    void aRefreshThatWasNotAskedForHidesAUser(boolean asked, boolean unavailable) {
        BackendException failure = asked ? new Failures.Answer(400).exception() : Failures.notAsked();
        clerk.fails(failure);

        SignedOut out = (SignedOut) state(refreshable(Fixtures.apiRequest()), "token-expired", false);

        assertThat(out.clerkUnavailable()).isEqualTo(unavailable);
        assertThat(out.message()).isEqualTo("m (reason=token-expired, token-carrier=cookie)");
        assertThat(decision(refreshable(Fixtures.documentRequest()), "token-expired"))
                .startsWith("handshake, ");
    }

    @ParameterizedTest(name = "{0} is a cause: {1}")
    @CsvSource({
        "token-expired, false",
        "token-not-active-yet, false",
        "token-iat-in-the-future, false",
        "token-invalid, true",
        "token-invalid-algorithm, true",
        "token-invalid-signature, true",
        "token-invalid-issuer, true",
    })
    void anOldTokenIsNoCause(String reason, boolean cause) {
        Visit visit = visit(config(), Fixtures.documentRequest());
        Refused refused = new Refused(new AuthReason(reason), "m", false);

        RefusedTokens.blame(visit, refused);
        RefusedTokens.blame(visit, new Refused(AuthReason.TOKEN_INVALID, "later", false));

        assertThat(visit.blamed()).extracting(Refused::message).isEqualTo(cause ? "m" : "later");
    }

    @Test
    void aRefusalWithoutAMessageIsNoCause() {
        Visit visit = visit(config(), Fixtures.documentRequest());

        RefusedTokens.blame(visit, new Refused(AuthReason.UNEXPECTED_ERROR, "", false));

        assertThat(visit.blamed()).isNull();
    }

    /** A mistake of the configuration signs everyone out; what strangers can send is no mistake of ours. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "token-invalid, false, ",
        "token-invalid-algorithm, false, ",
        "token-expired, false, ",
        "token-invalid-issuer, false, WARNING A session token was refused (token-invalid-issuer",
        "token-invalid-signature, false, WARNING A session token was refused (token-invalid-signature",
        "jwk-remote-failed-to-load, true, WARNING A session token could not be verified (jwk-remote-failed-to-load",
    })
    void onlyAMistakeOfTheConfigurationIsLogged(String reason, boolean unavailable, String line) {
        String host = "clerk." + reason + ".example";
        Visit visit = visit(config("clerk.publishable-key", PublishableKeys.of(host)), Fixtures.documentRequest());

        try (LogLines log = LogLines.of("io.github.clerkjakarta.token")) {
            RefusedTokens.blame(visit, new Refused(new AuthReason(reason), "m", unavailable));

            assertThat(log.all()).hasSize(line == null ? 0 : 1);
            assertThat(log.all()).allMatch(it -> it.startsWith(line + ", instance " + host + "). m"));
        }
    }

    @Test
    void aTemplatesTokenAndUnreadableClaimsAreCauses() {
        Visit category = visit(config(), Fixtures.documentRequest());
        Visit claims = visit(config(), Fixtures.documentRequest());

        assertThat(DebugReport.decision(RefusedTokens.wrongCategory(category)))
                .isEqualTo("signed-out, token-type-mismatch");
        assertThat(DebugReport.decision(RefusedTokens.unreadableClaims(claims)))
                .isEqualTo("signed-out, unexpected-error");
        assertThat(category.blamed()).extracting(Refused::message).asString().contains("(cat)");
        assertThat(claims.blamed()).extracting(Refused::message).asString().contains("organization claims");
    }

    @Test
    void clerksFailureIsARefusal() {
        Refused key = RefusedTokens.refusedBy(new Failures.Answer(401).exception());
        Refused other = RefusedTokens.refusedBy(Failures.unreachable());

        assertThat(key.reason()).isEqualTo(AuthReason.SECRET_KEY_INVALID);
        assertThat(key.clerkUnavailable()).isTrue();
        assertThat(other.reason()).isEqualTo(AuthReason.UNEXPECTED_ERROR);
        assertThat(other.clerkUnavailable()).isTrue();
        assertThat(other.message()).startsWith("Clerk could not be asked: ");
    }

    @Test
    void onlyAWrongSignatureHasARemedy() {
        Refused signature = new Refused(AuthReason.TOKEN_INVALID_SIGNATURE, "m", false);

        assertThat(RefusedTokens.explained(signature, config())).startsWith("m clerk.jwt-key is not");
        assertThat(RefusedTokens.explained(signature, config("clerk.jwt-key", null)))
                .startsWith("m The keys of another");
        assertThat(RefusedTokens.explained(new Refused(AuthReason.TOKEN_INVALID_ISSUER, "m", false), config()))
                .isEqualTo("m");
    }
}
