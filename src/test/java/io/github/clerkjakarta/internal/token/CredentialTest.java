package io.github.clerkjakarta.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialTest {
    private static final String SESSION = jwt("{}", "{\"sub\":\"user_1\"}");
    private static final String M2M = jwt("{}", "{\"sub\":\"mch_1\"}");
    private static final String OAUTH = jwt("{\"typ\":\"at+jwt\"}", "{\"sub\":\"user_1\"}");

    private static String jwt(String header, String payload) {
        return encoded(header) + "." + encoded(payload) + ".x_8A";
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                arguments("hello", "session null"),
                arguments(SESSION, "session token"),
                arguments(M2M, "jwt M2M"),
                arguments(OAUTH, "jwt OAUTH"),
                arguments(jwt("{\"typ\":\"application/at+jwt\"}", "{}"), "jwt OAUTH"),
                arguments(jwt("{\"typ\":\"AT+JWT\"}", "{}"), "session token"),
                arguments(jwt("{\"typ\":\"at+jwt\"}", "{\"sub\":\"mch_1\"}"), "jwt M2M"),
                // Clerk's SDK takes for a machine's only what has a signature and no padding.
                arguments(M2M + "=", "session token"),
                arguments(M2M.substring(0, M2M.lastIndexOf('.') + 1), "session token"),
                arguments("mt_1", "opaque M2M"),
                arguments("oat_1", "opaque OAUTH, an OAuth client's"),
                arguments("ak_1", "opaque API_KEY"),
                arguments("ak_" + "x".repeat(1 << 20), "opaque API_KEY"),
                arguments("AK_1", "session null"),
                arguments("oat_a.b.c", "opaque OAUTH, as a JWT"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void isToldByItsLooks(String token, String expected) {
        Bearer bearer = Bearer.of(token);

        assertThat(bearer.<String>match(
                        session -> "session " + (session.sessionToken() == null ? "null" : "token"),
                        jwt -> "jwt " + jwt.kind(),
                        opaque -> "opaque " + opaque.kind()
                                + (opaque.isOAuth() ? ", an OAuth client's" : "")
                                + (opaque.isWrittenAsJwt() ? ", as a JWT" : "")))
                .isEqualTo(expected);
    }

    @Test
    void aMachinesTokenIsNoSessions() {
        assertThat(Bearer.of(SESSION).sessionToken()).isNotNull();
        assertThat(Bearer.of(M2M).sessionToken()).isNull();
        assertThat(Bearer.of("ak_1").sessionToken()).isNull();
    }

    @Test
    void aTokenIsNotWrittenIntoLogs() {
        assertThat(Bearer.of("ak_hush").toString() + Bearer.of(SESSION) + Bearer.of(M2M))
                .doesNotContain("hush")
                .doesNotContain(SESSION)
                .doesNotContain(M2M);
    }

    @Test
    void whatIsTooLongIsNoJwt() {
        assertThat(OpaqueToken.isJwt("a.a." + "a".repeat(16 * 1024 - 4))).isTrue();
        assertThat(OpaqueToken.isJwt("a.a." + "a".repeat(16 * 1024 - 3))).isFalse();
    }
}
