package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.documentRequest;
import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cause that is named when a browser goes round in circles. */
class LoopCauseTest {
    static Stream<Arguments> loops() {
        TestToken forged = token().signedBy(Fixtures.keys());
        TestToken early = token().notBefore(Fixtures.NOW.plusSeconds(60));
        return Stream.of(
                // In both, an earlier rule answers, before the session would be verified.
                arguments("a refused session", loop("0").session(forged), "token-invalid-signature"),
                arguments(
                        "a refused session of a newer sign-in",
                        loop("9999999999").session(forged),
                        "token-invalid-signature"),
                // Its signature and claims are good; only the category is wrong.
                arguments(
                        "the token of a template",
                        loop("0").session(token().category(TestToken.TEMPLATE)),
                        "token-type-mismatch"),
                arguments("a machine's token", loop("0").session(token().claim("sub", "mch_1")), "token-type-mismatch"),
                arguments("a session that is too early", loop("0").session(early), "none"),
                arguments("a good session", loop("0").session(token()), "none"),
                arguments("no session", loop("1"), "none"),
                arguments(
                        "no loop",
                        documentRequest().redirectCount(2).clientUat("0").session(forged),
                        "none"),
                arguments(
                        "a loop without end",
                        documentRequest()
                                .redirectCount(5)
                                .clientUat("9999999999")
                                .session(forged)
                                .header("Sec-Fetch-Dest", "empty"),
                        "token-invalid-signature"),
                arguments("a token in the header", loop("0").session(forged).bearer("ak_1"), "none"));
    }

    private static TestRequest loop(String clientUat) {
        return documentRequest().redirectCount(3).clientUat(clientUat);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loops")
    void aLoopsCauseIsTheSessionsRefusal(String rule, TestRequest request, String cause) {
        ClerkInstance clerk = Fixtures.instance(Fixtures.config());
        Visit visit = clerk.visit(request, request.url());

        assertThat(clerk.authenticate(visit))
                .isInstanceOfAny(RequestState.SignedOut.class, RequestState.Handshake.class);
        assertThat(visit.blamed() == null ? "none" : visit.blamed().reason().text())
                .isEqualTo(cause);
    }

    /** Clerk fails, and the browser comes back without a session: the handshake is the cause. */
    @Test
    void aLoopsCauseMayBeAFailedHandshake() {
        ClerkConfig config = Fixtures.config();
        Authenticator authenticator =
                new Authenticator(Fixtures.verifier(config), new FakeBackend().fails(Failures.unreachable()));
        authenticator.authenticate(Fixtures.visit(config, documentRequest().cookie("__clerk_handshake_nonce", "n")));
        Visit looping = Fixtures.visit(config, loop("1"));

        authenticator.authenticate(looping);

        assertThat(looping.blamed()).extracting(Refused::message).asString().startsWith("Clerk could not be asked");
    }
}
