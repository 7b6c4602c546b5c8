package io.github.clerkjakarta.internal.token;

import static io.github.clerkjakarta.Fixtures.CLOCK;
import static io.github.clerkjakarta.Fixtures.KEYS;
import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static TokenResult verify(Object token) {
        return verify(token, Fixtures.config());
    }

    private static TokenResult verify(Object token, ClerkConfig config) {
        return verifier(config).verify(UnverifiedToken.parse(token.toString()));
    }

    private static TokenVerifier verifier(ClerkConfig config) {
        return Fixtures.verifier(config);
    }

    private static String reason(TokenResult result) {
        return result instanceof Refused refused ? refused.reason().text() : "verified";
    }

    @Test
    void aGoodTokenIsVerified() {
        assertThat(verify(token())).isInstanceOf(Verified.class);
    }

    /** The rules themselves are tested by {@link ClaimRulesTest}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "clerk.audience, https://api.example, aud, token-verification-failed",
        "clerk.authorized-parties, https://app.example.com, azp, token-invalid-authorized-parties",
        "clerk.issuer, https://clerk.example.com, iss, token-invalid-issuer",
    })
    void aConfiguredListIsTheOneOfItsClaim(String property, String value, String claim, String reason) {
        ClerkConfig config = Fixtures.config(property, value);

        assertThat(reason(verify(token().claim(claim, value), config))).isEqualTo("verified");
        assertThat(reason(verify(token().claim(claim, "https://evil.example"), config)))
                .isEqualTo(reason);
    }

    @Test
    void theSkewIsTheConfiguredOneOrTheCallers() {
        TestToken old = token().expiresAt(NOW.minusSeconds(10));
        TokenVerifier patient = verifier(Fixtures.config("clerk.clock-skew", "PT11S"));

        assertThat(reason(patient.verify(UnverifiedToken.parse(old.text())))).isEqualTo("verified");
        assertThat(reason(patient.verify(UnverifiedToken.parse(old.text()), Duration.ofSeconds(10))))
                .isEqualTo("token-expired");
        assertThat(reason(patient.verify(null))).isEqualTo("token-invalid");
    }

    @Test
    void anotherInstancesKeyDoesNotVerify() {
        String others = token().signedBy(Fixtures.keys()).text();

        assertThat(reason(verify(others))).isEqualTo("token-invalid-signature");
    }

    @Test
    void claimsAreNotLookedAtBeforeTheSignature() {
        String expiredAndForged = token().claim("exp", 1).text().replaceAll("[^.]*$", "AAAA");

        assertThat(reason(verify(expiredAndForged))).isEqualTo("token-invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "....", "e30.e30.", "bnVsbA.bnVsbA.", "e30.e30.AB", "W10.W10.AA"})
    void nothingThatIsSentMakesItThrow(String token) {
        assertThat(verify(token)).isInstanceOf(Refused.class);
    }

    /** Clerk's SDK fails on such a token. Here it is refused for the same reason. */
    @ParameterizedTest
    @ValueSource(strings = {"bnVsbA.e30.", "e30.bnVsbA.", "bnVsbA.bnVsbA."})
    void aPartThatIsNullIsRefusedAsTheSdkDoes(String token) {
        assertThat(reason(verify(token))).isEqualTo("unexpected-error");
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "[".repeat(100_000);
        String encoded = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(deep.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(verify("e30." + encoded + ".AA")).isInstanceOf(Refused.class);
    }

    @Test
    void noMessageShowsTheToken() {
        String token = token().claim("exp", 1).claim("secret", "hush").text();

        Refused refused = (Refused) verify(token);

        assertThat(refused.toString()).doesNotContain(token.substring(40, 80)).doesNotContain("hush");
        assertThat(UnverifiedToken.parse(token)).hasToString("UnverifiedToken(hidden)");
    }

    /** Before the signature, so that a machine's token never passes for a session's; a template's is left to the caller. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "session, cl_B7d4PD111AAA, verified, accepted",
        "neutral, cl_I7d4PD111III, verified, accepted",
        "template, cl_B7d4PD222AAA, verified, token-invalid",
        "machine, cl_B7d4PD333AAA, token-invalid, token-invalid",
    })
    void theCategoryOfATokenDecidesItsUse(String name, String category, String session, String handshake) {
        TestToken token = token().category(category);

        assertThat(reason(verify(token))).isEqualTo(session);
        assertThat(handshake(token)).isEqualTo(handshake);
    }

    private static String handshake(TestToken token) {
        return verifier(Fixtures.config())
                .verifyHandshake(token.text(), Duration.ofSeconds(5))
                .match(
                        accepted -> "accepted",
                        rejected -> rejected.why().reason().text());
    }

    @ParameterizedTest(name = "{0} {1} s: {2}")
    @CsvSource({
        "exp, -4, accepted",
        "exp, -5, token-expired",
        "nbf, 5, accepted",
        "nbf, 6, token-not-active-yet",
    })
    void aHandshakesLifetimeIsCheckedIfItNamesOne(String claim, int seconds, String expected) {
        long second = NOW.getEpochSecond();

        assertThat(handshake(token().claim(claim, second + seconds))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "nbf"})
    void aHandshakeWithoutAUsableLifetimeIsAccepted(String claim) {
        assertThat(handshake(token().without(claim))).isEqualTo("accepted");
        assertThat(handshake(token().claim(claim, "1"))).isEqualTo("accepted");
    }

    @Test
    void aHandshakeIsSignedByTheInstance() {
        assertThat(handshake(token().signedBy(Fixtures.keys()))).isEqualTo("token-invalid-signature");
    }

    /** Type, algorithm and the key's own algorithm, in this order, all before the signature. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Clerk's own, JWT, RS256, verified",
        "a type may be absent, , RS256, verified",
        "case of the type counts, jwt, RS256, token-invalid",
        "another type, at+jwt, RS256, token-invalid",
        "the type is looked at first, at+jwt, none, token-invalid",
        "no signature, JWT, none, token-invalid-algorithm",
        "a shared secret, JWT, HS256, token-invalid-algorithm",
        "case of the algorithm counts, JWT, rs256, token-invalid-algorithm",
        "another kind of RSA, JWT, PS256, token-invalid-algorithm",
        "a curve, JWT, ES256, token-invalid-algorithm",
        "no algorithm, JWT, , token-invalid-algorithm",
        "a longer hash than was signed, JWT, RS384, token-invalid-signature",
        "the longest hash, JWT, RS512, token-invalid-signature",
    })
    void aHeaderNamesTypeAndAlgorithm(String rule, String type, String algorithm, String expected) {
        String header = "{" + (type == null ? "" : "\"typ\":\"" + type + "\",") + "\"alg\":"
                + (algorithm == null ? "null" : "\"" + algorithm + "\"") + "}";

        assertThat(reason(verify(token().header(header)))).isEqualTo(expected);
    }

    @Test
    void aKeyForAnotherAlgorithmDoesNotVerify() {
        SigningKeys others = kid -> new SigningKeys.KeyResult.Found((RSAPublicKey) KEYS.getPublic(), "RS512");
        TokenVerifier verifier = new TokenVerifier(Fixtures.config(), others, Fixtures.seen(), CLOCK);

        assertThat(reason(verifier.verify(UnverifiedToken.parse(token().text()))))
                .isEqualTo("token-verification-failed");
    }
}
