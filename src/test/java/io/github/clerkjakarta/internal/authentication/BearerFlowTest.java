package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.apiRequest;
import static io.github.clerkjakarta.Fixtures.documentRequest;
import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A token in the header decides, whatever the cookies say. */
class BearerFlowTest {
    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments("of a session", token(), "signed-in as user_1"),
                arguments("of a pending session", token().claim("sts", "pending"), "signed-in as user_1, pending"),
                arguments("of a template", token().category(TestToken.TEMPLATE), "signed-out, token-type-mismatch"),
                arguments("of a machine", token().claim("sub", "mch_1"), "signed-out, token-type-mismatch"),
                arguments("that only Clerk can read", "ak_1", "signed-out, token-invalid"),
                arguments("that is no token", "x", "signed-out, token-invalid"),
                arguments(
                        "that somebody forged",
                        token().signedBy(Fixtures.keys()),
                        "signed-out, token-invalid-signature"),
                arguments(
                        "of another organization's form",
                        token().unreadableOrganization(),
                        "signed-out, unexpected-error"),
                arguments(
                        "that is not good yet",
                        token().notBefore(NOW.plusSeconds(60)),
                        "signed-out, session-token-nbf"));
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("tokens")
    void theTokenInTheHeaderDecides(String what, Object token, String expected) {
        TestToken other = token().claim("sub", "user_of_the_cookie");

        assertThat(DebugReport.decision(Fixtures.authenticate(
                        Fixtures.config(),
                        apiRequest().bearer(token).session(other).clientUat(NOW.minusSeconds(30)))))
                .startsWith(expected);
    }

    /** The request's {@code Auth} sends it on. */
    @Test
    void theVerifiedTokenIsTheOneThatCame() {
        TestToken inHeader = token().claim("sid", "sess_header");
        TestToken inCookie = token().claim("sid", "sess_cookie");

        SignedIn byHeader =
                (SignedIn) Fixtures.authenticate(Fixtures.config(), apiRequest().bearer(inHeader));
        SignedIn byCookie = (SignedIn) Fixtures.authenticate(
                Fixtures.config(), documentRequest().session(inCookie).clientUat(NOW.minusSeconds(30)));

        assertThat(byHeader.token().text()).isEqualTo(inHeader.text());
        assertThat(byCookie.token().text()).isEqualTo(inCookie.text());
        assertThat(byCookie.token()).hasToString("VerifiedToken(hidden)");
    }
}
