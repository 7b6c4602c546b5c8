package io.github.clerkjakarta.internal.token;

import static io.github.clerkjakarta.Fixtures.CLOCK;
import static io.github.clerkjakarta.Fixtures.KEYS;
import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final long SECOND = NOW.getEpochSecond();

    private static TokenResult verify(Object token) {
        return verify(token, Fixtures.config());
    }

    private static TokenResult verify(Object token, ClerkConfig config) {
        return new TokenVerifier(config, new PemKeys((RSAPublicKey) KEYS.getPublic()), CLOCK)
                .verify(UnverifiedToken.parse(token.toString()));
    }

    private static String reason(TokenResult result) {
        return result instanceof Refused refused ? refused.reason().text() : "verified";
    }

    @Test
    void aGoodTokenIsVerified() {
        assertThat(verify(token())).isInstanceOf(Verified.class);
    }

    /** The skew is five seconds: at exp + skew it is over, at nbf - skew it begins. */
    @ParameterizedTest
    @CsvSource({
        "exp, -4, verified",
        "exp, -5, token-expired",
        "nbf,  5, verified",
        "nbf,  6, token-not-active-yet",
        "iat,  5, verified",
        "iat,  6, token-iat-in-the-future",
    })
    void theVerySecondOfTheEdge(String claim, int seconds, String expected) {
        assertThat(reason(verify(token().claim(claim, SECOND + seconds)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "sub"})
    void whatMustBeThereIsMissed(String claim) {
        assertThat(reason(verify(token().without(claim)))).isEqualTo("token-verification-failed");
    }

    /** Clerk's SDK signs such a session in. Here isAuthenticated() was once true although protect() refused. */
    @Test
    void aSessionThatNamesNoUserIsRefused() {
        assertThat(reason(verify(token().claim("sub", "")))).isEqualTo("token-verification-failed");
    }

    @Test
    void aMissingPartyFailsWherePartiesAreConfigured() {
        ClerkConfig config = Fixtures.config("clerk.authorized-parties", "https://app.example.com");

        assertThat(reason(verify(token(), config))).isEqualTo("verified");
        assertThat(reason(verify(token().without("azp"), config))).isEqualTo("token-invalid-authorized-parties");
        assertThat(reason(verify(token().claim("azp", "https://evil.example"), config)))
                .isEqualTo("token-invalid-authorized-parties");
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
        assertThat(UnverifiedToken.parse(token.toString()).toString()).doesNotContain(token.substring(40, 80));
    }

    @Test
    void aNullClaimIsNoClaim() {
        assertThat(reason(verify(token().claim("exp", JsonValue.NULL)))).isEqualTo("token-verification-failed");
    }
}
