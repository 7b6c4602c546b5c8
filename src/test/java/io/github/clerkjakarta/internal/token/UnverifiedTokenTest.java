package io.github.clerkjakarta.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Work;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnverifiedTokenTest {
    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String payload) {
        return encoded("{}") + "." + encoded(payload) + ".x_8A";
    }

    /** Returns a token of exactly this length. */
    private static String ofLength(int length) {
        String token = token("{}");
        int missing = length - token.length();
        return token + "AAAA".repeat(missing / 4) + "=".repeat(missing % 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a",
                "e30",
                "e30.e30",
                ".e30.e30",
                "e30..e30",
                "e30.e30.x_8A.",
                "e30.e30.x_8A.x_8A",
                ".e30.e30.x_8A"
            })
    void threePartsAreExpected(String text) {
        assertThat(UnverifiedToken.parse(text)).isNull();
    }

    /** The header read last is used again only for the same text, not for a shorter or longer one. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"cat\":\"other\"}", "{\"cat\":\"o\"}", "{\"cat\":\"longer\"}", "{}"})
    void aHeaderIsReadAnewUnlessItIsTheSame(String other) {
        String first = encoded("{\"cat\":\"first\"}");
        String rest = "." + encoded("{}") + ".x_8A";

        for (int i = 0; i < 2; i++) {
            assertThat(UnverifiedToken.parse(first + rest).header()).hasToString("{\"cat\":\"first\"}");
            assertThat(UnverifiedToken.parse(encoded(other) + rest).header()).hasToString(other);
            assertThat(UnverifiedToken.parse(first.substring(1) + rest)).isNull();
        }
    }

    @Test
    void sixteenKilobytes() {
        assertThat(UnverifiedToken.parse(ofLength(16 * 1024))).isNotNull();
        assertThat(UnverifiedToken.parse(ofLength(16 * 1024 + 1))).isNull();
    }

    /** Eight megabytes of {@code a.a.a.} were once split into four million texts. */
    @ParameterizedTest
    @ValueSource(strings = {"a.", ".", "a", "e30."})
    void whatIsTooLongCostsNothing(String part) {
        String text = part.repeat(8_000_000 / part.length());

        assertThat(Work.bytesAllocatedBy(() -> UnverifiedToken.parse(text))).isLessThan(1_000);
        assertThat(Work.bytesAllocatedBy(() -> Credential.Bearer.of(text, Fixtures.seen())))
                .isLessThan(1_000);
        assertThat(Work.bytesAllocatedBy(() -> Credential.OpaqueToken.isJwt(text)))
                .isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a.", "e30.", "a", "="})
    void theWorstOfSixteenKilobytes(String part) {
        String text = part.repeat(16 * 1024 / part.length());

        assertThat(Work.bytesAllocatedBy(() -> UnverifiedToken.parse(text))).isLessThan(100_000);
        assertThat(Work.bytesAllocatedBy(() -> Credential.Bearer.of(text, Fixtures.seen())))
                .isLessThan(100_000);
    }

    /**
     * Everything that JSON allows and a parser must survive. Nothing is thrown, and the cost stays in proportion to the
     * length of the text.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":1e400}",
                "{\"exp\":1e999999999,\"iat\":-1e999999999,\"nbf\":1e-999999999}",
                "{\"exp\":1e9999999999}",
                "{\"iss\":1e999999999}",
                "{\"sub\":1e400,\"v\":2e999999999}"
            })
    void largeNumbers(String payload) {
        UnverifiedToken token = UnverifiedToken.parse(token(payload));
        if (token != null) {
            token.claimedExpiry();
            token.claimedIssuedAt();
            token.claimsAnIssuer();
            token.claimsToBeNoSession();
        }

        assertThat(Work.bytesAllocatedBy(() -> UnverifiedToken.parse(token(payload))))
                .isLessThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[[[{\"a\":"})
    void nesting(String open) {
        assertThat(UnverifiedToken.parse(token(open.repeat(12_000 / open.length()))))
                .isNull();
    }

    @Test
    void longDigits() {
        String payload = "{\"exp\":" + "9".repeat(11_000) + "}";

        assertThat(Work.bytesAllocatedBy(() -> UnverifiedToken.parse(token(payload))))
                .isLessThan(2_000_000);
    }

    @Test
    void aTokenIsRead() {
        String text = Fixtures.token().text();
        UnverifiedToken token = UnverifiedToken.parse(text);

        assertThat(token.claimedSessionId()).isEqualTo("sess_1");
        assertThat(new String(token.signedContent(), StandardCharsets.US_ASCII) + ".")
                .isEqualTo(text.substring(0, text.lastIndexOf('.') + 1));
    }
}
