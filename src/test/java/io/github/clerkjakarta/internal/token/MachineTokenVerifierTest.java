package io.github.clerkjakarta.internal.token;

import static io.github.clerkjakarta.Fixtures.CLOCK;
import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.config;
import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.backend.MachineApi;
import io.github.clerkjakarta.internal.backend.MachineKind;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Machine tokens of each kind: JWTs by the instance's key, opaque ones by Clerk's answer. */
class MachineTokenVerifierTest {
    private static final String MACHINE = "cl_B7d4PD333AAA";
    private static final long SECOND = NOW.getEpochSecond();

    private final List<String> calls = new ArrayList<>();
    private BackendException failure;
    private String answer = "{\"id\":\"id_1\",\"subject\":\"sub_1\"}";

    private static TestToken m2m() {
        return token().claim("sub", "mch_1").category(MACHINE);
    }

    private static TestToken oauth() {
        return token().header("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}");
    }

    private MachineResult verify(Object token, String... properties) {
        MachineApi api = (kind, text) -> {
            calls.add(kind + " " + text);
            if (failure != null) {
                throw failure;
            }
            return json(answer);
        };
        return new MachineTokenVerifier(config(properties), Fixtures.PEM_KEYS, api, Fixtures.seen(), CLOCK)
                .verify((MachineToken) Bearer.of(token.toString(), Fixtures.seen()));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    private static String outcome(MachineResult result) {
        return result.match(
                verified -> verified.machine().getTokenType() + " "
                        + verified.machine().getScopes(),
                refused -> refused.kind() + " " + refused.reason().text()
                        + (refused.clerkUnavailable() ? ", unavailable" : ""));
    }

    private static Machine machine(MachineResult result) {
        return ((MachineResult.Verified) result).machine();
    }

    static Stream<Arguments> jwts() {
        String bad = "token-verification-failed";
        return Stream.of(
                arguments("m2m: good", m2m(), "M2M []"),
                arguments("m2m: without a category", m2m().header("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"), "M2M []"),
                arguments("m2m: with a session's category", m2m().category("cl_B7d4PD111AAA"), "M2M token-invalid"),
                arguments(
                        "m2m: with an OAuth token's type",
                        m2m().header("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}"),
                        "M2M " + bad),
                arguments("m2m: forged", m2m().signedBy(Fixtures.keys()), "M2M " + bad),
                arguments("m2m: expired", m2m().claim("exp", SECOND - 5), "M2M " + bad),
                arguments("m2m: early", m2m().claim("nbf", SECOND + 6), "M2M " + bad),
                arguments("m2m: with scopes", m2m().claim("scopes", "a b").claim("aud", "c"), "M2M [a, b]"),
                arguments("m2m: with an audience for scopes", m2m().claim("aud", "c"), "M2M [c]"),
                arguments("oauth: good", oauth(), "OAUTH []"),
                arguments(
                        "oauth: with the long type",
                        oauth().header("{\"alg\":\"RS256\",\"typ\":\"application/at+jwt\"}"),
                        "OAUTH []"),
                arguments("oauth: forged", oauth().signedBy(Fixtures.keys()), "OAUTH " + bad),
                arguments("oauth: expired", oauth().claim("exp", SECOND - 5), "OAUTH " + bad),
                arguments("oauth: with scp", oauth().claim("scp", "a").claim("scope", "b"), "OAUTH [a]"),
                arguments("oauth: with an unusable scp", oauth().claim("scp", 1).claim("scope", "b"), "OAUTH []"),
                arguments("oauth: with scope", oauth().claim("scope", "a b"), "OAUTH [a, b]"),
                arguments("oauth: with an unusable scope", oauth().claim("scope", 1), "OAUTH []"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jwts")
    void aJwtIsVerifiedByTheInstancesKey(String rule, TestToken token, String expected) {
        assertThat(outcome(verify(token))).isEqualTo(expected);
        assertThat(calls).isEmpty();
    }

    /** Unlike a session's, the audience of an OAuth token must be there if one is configured. */
    @ParameterizedTest(name = "aud {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "absent | M2M [] | OAUTH token-verification-failed",
                "\"api\" | M2M [api] | OAUTH []",
                "\"other\" | M2M token-verification-failed | OAUTH token-verification-failed",
                "[\"other\",\"api\"] | M2M [other, api] | OAUTH []",
                "[\"api\",\"\"] | M2M [api, ] | OAUTH token-verification-failed",
                "[\"api\",1] | M2M [api] | OAUTH token-verification-failed",
                "[] | M2M [] | OAUTH token-verification-failed",
            })
    void theAudienceIsChecked(String aud, String m2m, String oauth) {
        for (TestToken token : List.of(m2m(), oauth())) {
            if (!aud.equals("absent")) {
                token.claim("aud", json("{\"aud\":" + aud + "}").get("aud"));
            }
            assertThat(outcome(verify(token, "clerk.audience", "api")))
                    .isEqualTo(token.claims().getString("sub").startsWith("mch_") ? m2m : oauth);
        }
        answer = "{\"id\":\"id_1\",\"subject\":\"s\"" + (aud.equals("absent") ? "" : ",\"aud\":" + aud) + "}";
        assertThat(outcome(verify("oat_1", "clerk.audience", "api"))).isEqualTo(oauth);
        assertThat(outcome(verify("ak_1", "clerk.audience", "api"))).isEqualTo("API_KEY []");
    }

    /** Machine tokens have neither. */
    @Test
    void partiesAndIssuersAreNotChecked() {
        String[] sessions = {
            "clerk.authorized-parties", "https://other.example", "clerk.issuer", "https://clerk.other.example"
        };

        assertThat(outcome(verify(m2m(), sessions))).isEqualTo("M2M []");
        assertThat(outcome(verify(oauth(), sessions))).isEqualTo("OAUTH []");
    }

    @Test
    void aJwtsClaimsAreTheMachines() {
        Machine.M2M m2m =
                (Machine.M2M) machine(verify(m2m().claim("jti", "mt_1").claim("own", 1)));
        Machine.OAuth oauth =
                (Machine.OAuth) machine(verify(oauth().claim("jti", "oat_1").claim("client_id", "c")));

        assertThat(List.of(m2m.getId(), m2m.getMachineId())).containsExactly("mt_1", "mch_1");
        assertThat(m2m.getClaims()).containsOnlyKeys("azp", "own", "sid", "v");
        assertThat(List.of(oauth.getId(), oauth.getUserId(), oauth.getClientId()))
                .containsExactly("oat_1", "user_1", "c");
    }

    @Test
    void withoutClaimsOfItsOwnAMachineHasNone() {
        TestToken plain = m2m().without("azp").without("sid").without("v").claim("jti", "mt_1");

        assertThat(((Machine.M2M) machine(verify(plain))).getClaims()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "good, '', M2M [a]",
        "revoked, '\"revoked\":true', M2M token-invalid",
        "not revoked, '\"revoked\":false', M2M [a]",
        "expired, '\"expired\":true', M2M token-invalid",
        "expired by its seconds, '\"expiration\":1767225595', M2M token-invalid",
        "not yet by its seconds, '\"expiration\":1767225596', M2M [a]",
        "expired by its milliseconds, '\"expiration\":1767225595000', M2M token-invalid",
        "not yet by its milliseconds, '\"expiration\":1767225595001', M2M [a]",
        "expired in 1973, '\"expiration\":100000000000', M2M token-invalid",
        "not expired in 5138, '\"expiration\":99999999999', M2M [a]",
        "without an end, '\"expiration\":null', M2M [a]",
        "without an id, '\"id\":\"\"', 'M2M unexpected-error, unavailable'",
        "without a subject, '\"subject\":1', 'M2M unexpected-error, unavailable'",
    })
    void clerksAnswerDecidesAboutAnOpaqueToken(String rule, String more, String expected) {
        var record = Json.createObjectBuilder(json("{\"id\":\"mt_1\",\"subject\":\"mch_1\",\"scopes\":[\"a\",1]}"));
        json("{" + more + "}").forEach(record::add);
        answer = record.build().toString();

        assertThat(outcome(verify("mt_x"))).isEqualTo(expected);
        assertThat(calls).containsExactly("M2M mt_x");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(
                        "a wrong secret key", new Failures.Answer(401).exception(), "secret-key-invalid, unavailable"),
                arguments("an unknown token", new Failures.Answer(404).exception(), "token-invalid"),
                arguments("another refusal", new Failures.Answer(400).exception(), "unexpected-error"),
                arguments("a failure of Clerk", new Failures.Answer(500).exception(), "unexpected-error, unavailable"),
                arguments("Clerk unreachable", Failures.unreachable(), "unexpected-error, unavailable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureIsNoRefusalIfClerkMayAnswerLater(String rule, BackendException problem, String expected) {
        failure = problem;

        assertThat(outcome(verify("ak_1"))).isEqualTo("API_KEY " + expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "longer than a token, oat_, 16381, OAUTH token-invalid",
        "as long as a token, oat_, 16380, OAUTH []",
        "written as a JWT, oat_a.b., 1, M2M token-invalid",
    })
    void aHopelessTokenCausesNoCall(String rule, String start, int more, String expected) {
        assertThat(outcome(verify(start + "x".repeat(more)))).isEqualTo(expected);
        assertThat(calls).hasSize(expected.endsWith("[]") ? 1 : 0);
    }

    @Test
    void anApiKeyIsNoJwt() {
        Bearer jwt = new Credential.MachineJwt(MachineKind.API_KEY, UnverifiedToken.parse(m2m().text()));
        MachineTokenVerifier verifier = new MachineTokenVerifier(
                config(),
                Fixtures.PEM_KEYS,
                (kind, text) -> {
                    throw new AssertionError("A JWT is verified here.");
                },
                Fixtures.seen(),
                CLOCK);

        assertThat(outcome(verifier.verify((MachineToken) jwt))).isEqualTo("API_KEY token-invalid");
    }

    @Test
    void clerksRecordIsTheMachines() {
        answer = "{\"id\":\"id_1\",\"subject\":\"user_1\",\"client_id\":\"c\",\"name\":\"n\",\"claims\":{\"own\":1}}";
        Machine.M2M m2m = (Machine.M2M) machine(verify("mt_1"));
        Machine.OAuth oauth = (Machine.OAuth) machine(verify("oat_1"));
        Machine.ApiKey key = (Machine.ApiKey) machine(verify("ak_1"));

        assertThat(m2m.getClaims()).containsOnlyKeys("own");
        assertThat(oauth.getClientId()).isEqualTo("c");
        assertThat(key.getName()).isEqualTo("n");
        assertThat(key.getClaims()).containsOnlyKeys("own");
        for (Machine machine : List.of(m2m, oauth, key)) {
            assertThat(machine.getId()).isEqualTo("id_1");
            assertThat(machine.getSubject()).isEqualTo("user_1");
            assertThat(machine).hasToString(machine.getTokenType() + "(id_1)");
        }
    }
}
