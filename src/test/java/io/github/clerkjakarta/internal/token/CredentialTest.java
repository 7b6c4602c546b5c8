package io.github.clerkjakarta.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
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
                arguments("no JWT", "hello", "session null"),
                arguments("a JWT", SESSION, "session token"),
                arguments("a machine as the subject", M2M, "jwt M2M"),
                arguments("an id that only begins like a machine's", jwt("{}", "{\"sub\":\"mch1\"}"), "session token"),
                arguments("an OAuth type", OAUTH, "jwt OAUTH"),
                arguments("the long OAuth type", jwt("{\"typ\":\"application/at+jwt\"}", "{}"), "jwt OAUTH"),
                arguments("an OAuth type in other letters", jwt("{\"typ\":\"AT+JWT\"}", "{}"), "session token"),
                arguments("the subject before the type", jwt("{\"typ\":\"at+jwt\"}", "{\"sub\":\"mch_1\"}"), "jwt M2M"),
                // Clerk's SDK takes for a machine's only what has a signature and no padding.
                arguments("a machine's with padding", M2M + "=", "session token"),
                arguments(
                        "a machine's without a signature", M2M.substring(0, M2M.lastIndexOf('.') + 1), "session token"),
                arguments("the prefix of M2M", "mt_1", "opaque M2M"),
                arguments("the prefix of OAuth", "oat_1", "opaque OAUTH, an OAuth client's"),
                arguments("the prefix of API keys", "ak_1", "opaque API_KEY"),
                arguments("a prefix alone", "ak_", "opaque API_KEY"),
                arguments("a prefix and a megabyte", "ak_" + "x".repeat(1 << 20), "opaque API_KEY"),
                arguments("a prefix in other letters", "AK_1", "session null"),
                arguments("a prefix within", "x_ak_1", "session null"),
                arguments("a prefix before a JWT", "oat_a.b.c", "opaque OAUTH, as a JWT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void isToldByItsLooks(String form, String token, String expected) {
        Bearer bearer = Bearer.of(token, Fixtures.seen());

        assertThat(bearer.<String>match(
                        session -> "session " + (session.sessionToken() == null ? "null" : "token"),
                        jwt -> "jwt " + jwt.kind(),
                        opaque -> "opaque " + opaque.kind()
                                + (opaque.isOAuth() ? ", an OAuth client's" : "")
                                + (opaque.isWrittenAsJwt() ? ", as a JWT" : "")))
                .isEqualTo(expected);
    }

    @Test
    void onlyAnOAuthJwtIsAnOAuthClients() {
        assertThat(((MachineToken) Bearer.of(OAUTH, Fixtures.seen())).isOAuth()).isTrue();
        assertThat(((MachineToken) Bearer.of(M2M, Fixtures.seen())).isOAuth()).isFalse();
    }

    @Test
    void aMachinesTokenIsNoSessions() {
        assertThat(Bearer.of(SESSION, Fixtures.seen()).sessionToken()).isNotNull();
        assertThat(Bearer.of(M2M, Fixtures.seen()).sessionToken()).isNull();
        assertThat(Bearer.of("ak_1", Fixtures.seen()).sessionToken()).isNull();
    }

    @Test
    void aTokenIsNotWrittenIntoLogs() {
        assertThat(Bearer.of("ak_hush", Fixtures.seen())).hasToString("OpaqueToken(hidden)");
        assertThat(Bearer.of(SESSION, Fixtures.seen()))
                .hasToString("SessionBearer[sessionToken=UnverifiedToken(hidden)]");
        assertThat(Bearer.of(M2M, Fixtures.seen())).hasToString("MachineJwt[kind=M2M, token=UnverifiedToken(hidden)]");
    }

    @Test
    void whatIsTooLongIsNoJwt() {
        assertThat(OpaqueToken.isJwt("a.a." + "a".repeat(16 * 1024 - 4))).isTrue();
        assertThat(OpaqueToken.isJwt("a.a." + "a".repeat(16 * 1024 - 3))).isFalse();
    }
}
