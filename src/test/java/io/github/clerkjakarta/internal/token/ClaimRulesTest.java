package io.github.clerkjakarta.internal.token;

import static io.github.clerkjakarta.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule about the claims, and their order; the fixture keeps all of them, with a skew of five seconds. */
class ClaimRulesTest {
    private static final long SECOND = NOW.getEpochSecond();
    private static final String GOOD = "good";

    private static final ClaimRules RULES = rules("https://api.example");

    private static ClaimRules rules(String... audience) {
        return new ClaimRules(
                List.of(audience), List.of("https://app.example.com"), List.of("https://clerk.example.com"));
    }

    private static TestToken token() {
        return Fixtures.token().claim("aud", "https://api.example");
    }

    private static String outcome(ClaimRules rules, TestToken token) {
        Refused refused = rules.check(token.claims(), NOW.toEpochMilli(), 5_000);
        return refused == null ? GOOD : refused.reason().text() + ": " + refused.message();
    }

    /** A rule, and the one change that makes the token break it and no other rule. */
    private record Breach(String rule, Consumer<TestToken> change, String outcome) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static List<Breach> breaches() {
        return List.of(
                new Breach("subject", it -> it.without("sub"), "token-verification-failed: The subject claim (sub)"),
                new Breach(
                        "audience",
                        it -> it.claim("aud", "https://other.example"),
                        "token-verification-failed: The audience claim (aud)"),
                new Breach(
                        "authorized party",
                        it -> it.claim("azp", "https://evil.example"),
                        "token-invalid-authorized-parties: The authorized party claim (azp)"),
                new Breach(
                        "issuer",
                        it -> it.claim("iss", "https://clerk.other.example"),
                        "token-invalid-issuer: The issuer claim (iss)"),
                new Breach("expiry", it -> it.claim("exp", SECOND - 60), "token-expired: The token expired 60 s ago"),
                new Breach(
                        "not before",
                        it -> it.claim("nbf", SECOND + 60),
                        "token-not-active-yet: The token's nbf is 60 s"),
                new Breach(
                        "issued at",
                        it -> it.claim("iat", SECOND + 60),
                        "token-iat-in-the-future: The token's iat is 60 s"));
    }

    @Test
    void theOrderOfTheRulesIsPinned() {
        assertThat(RULES.inOrder())
                .extracting(ClaimRules.Rule::name)
                .containsExactly(
                        "subject", "audience", "authorized party", "issuer", "expiry", "not before", "issued at")
                .containsExactlyElementsOf(breaches().stream().map(Breach::rule).toList());
    }

    @Test
    void aTokenThatKeepsAllRulesIsGood() {
        assertThat(outcome(RULES, token())).isEqualTo(GOOD);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void aTokenThatBreaksOneRuleIsRefusedByIt(Breach breach) {
        TestToken token = token();
        breach.change.accept(token);

        assertThat(outcome(RULES, token)).startsWith(breach.outcome);
    }

    static Stream<Arguments> pairs() {
        List<Breach> all = breaches();
        return all.stream()
                .flatMap(
                        first -> all.stream().skip(all.indexOf(first) + 1L).map(second -> Arguments.of(first, second)));
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource("pairs")
    void ofTwoBrokenRulesTheEarlierDecides(Breach first, Breach second) {
        TestToken token = token();
        first.change.accept(token);
        second.change.accept(token);

        assertThat(outcome(RULES, token)).startsWith(first.outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void aRuleRefusesNothingElse(Breach broken) {
        ClaimRules.Check check = RULES.inOrder().stream()
                .filter(it -> it.name().equals(broken.rule))
                .findFirst()
                .orElseThrow()
                .check();
        TestToken token = token();
        breaches().stream().filter(it -> !it.rule.equals(broken.rule)).forEach(it -> it.change.accept(token));

        assertThat(check.refusal(token.claims(), NOW.toEpochMilli(), 5_000)).isNull();
    }

    /** The value of one claim, as JSON, and the rule that refuses it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Clerk's SDK signs such a session in. Here isAuthenticated() was once true although protect() refused.
                "an empty user | sub | \"\" | subject",
                "null as the user | sub | null | subject",
                "a number as the user | sub | 1 | subject",
                "the audience | aud | \"https://api.example\" | good",
                "the audience in a list | aud | [\"https://other.example\",\"https://api.example\"] | good",
                "a list without the audience | aud | [\"https://other.example\",\"\"] | audience",
                "the audience and a slash | aud | \"https://api.example/\" | audience",
                // Clerk's session tokens have no audience: a claim that holds no audience is not checked.
                "null as the audience | aud | null | good",
                "an empty audience | aud | \"\" | good",
                "empty audiences | aud | [\"\",\"\"] | good",
                "no audience | aud | [] | good",
                "a number as the audience | aud | 1 | good",
                "an object as the audience | aud | {} | good",
                "a number among audiences | aud | [\"https://other.example\",1] | good",
                "null as the party | azp | null | authorized party",
                "an empty party | azp | \"\" | authorized party",
                "a number as the party | azp | 1 | authorized party",
                "a list of parties | azp | [\"https://app.example.com\"] | authorized party",
                "the party and a slash | azp | \"https://app.example.com/\" | authorized party",
                "the party in other case | azp | \"https://APP.example.com\" | authorized party",
                "null as the issuer | iss | null | issuer",
                "an empty issuer | iss | \"\" | issuer",
                "a list of issuers | iss | [\"https://clerk.example.com\"] | issuer",
                "another scheme of the issuer | iss | \"http://clerk.example.com\" | issuer",
                "the issuer and a slash | iss | \"https://clerk.example.com/\" | issuer",
                "null as the expiry | exp | null | expiry",
                "the expiry as text | exp | \"9999999999\" | expiry",
                "an expiry long ago | exp | 0 | expiry",
                "an expiry before 1970 | exp | -1 | expiry",
                // A date of JavaScript ends here; beyond it nothing is late or early.
                "the last expiry | exp | 8640000000000 | good",
                "an expiry beyond the last | exp | 8640000000001 | good",
                "the first expiry | exp | -8640000000000 | expiry",
                "an expiry before the first | exp | -8640000000001 | good",
                "null as the beginning | nbf | null | not before",
                "the beginning as text | nbf | \"1\" | not before",
                "a beginning long ago | nbf | 0 | good",
                "the last beginning | nbf | 8640000000000 | not before",
                "a beginning beyond the last | nbf | 8640000000001 | good",
                "null as the time of issue | iat | null | issued at",
                "a list as the time of issue | iat | [] | issued at",
                "the last time of issue | iat | 8640000000000 | issued at",
                "a time of issue beyond all time | iat | 1e400 | good",
            })
    void aClaimOfAnotherShape(String name, String claim, String json, String rule) {
        JsonValue value = Json.createReader(new StringReader(json)).readValue();
        TestToken token = token().claim(claim, value);

        assertThat(breakers(token)).isEqualTo(rule.equals(GOOD) ? List.of() : List.of(rule));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sub, subject",
        "aud, good",
        "azp, authorized party",
        "iss, issuer",
        "exp, expiry",
        "nbf, good",
        "iat, good",
    })
    void aMissingClaim(String claim, String rule) {
        assertThat(breakers(token().without(claim))).isEqualTo(rule.equals(GOOD) ? List.of() : List.of(rule));
    }

    private static List<String> breakers(TestToken token) {
        return RULES.inOrder().stream()
                .filter(rule -> rule.check().refusal(token.claims(), NOW.toEpochMilli(), 5_000) != null)
                .map(ClaimRules.Rule::name)
                .toList();
    }

    /** Fractions of a second are cut off, then the skew applies. */
    @ParameterizedTest(name = "{0} {1} s: {2}")
    @CsvSource({
        "exp, -4, good",
        "exp, -4.001, expiry",
        "exp, -5, expiry",
        "nbf, 5, good",
        "nbf, 5.999, good",
        "nbf, 6, not before",
        "iat, 5, good",
        "iat, 5.999, good",
        "iat, 6, issued at",
    })
    void theEdgeIsExactToTheSecond(String claim, double seconds, String rule) {
        TestToken token = token().claim(claim, Json.createValue(SECOND + seconds));

        assertThat(breakers(token)).isEqualTo(rule.equals(GOOD) ? List.of() : List.of(rule));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"audience, aud", "authorized party, azp", "issuer, iss"})
    void aRuleThatIsNotConfiguredChecksNothing(String rule, String claim) {
        ClaimRules none = new ClaimRules(List.of(), List.of(), List.of());

        assertThat(outcome(none, token().claim(claim, "anything"))).isEqualTo(GOOD);
        assertThat(outcome(none, token().without(claim))).isEqualTo(GOOD);
    }

    /** Users choose some values, and ten audiences of 100 characters are enough to find a mistake. */
    @Test
    void aMessageShowsLittleOfLongValues() {
        String hundred = "a".repeat(100);
        String[] ten = Stream.generate(() -> hundred).limit(10).toArray(String[]::new);
        String[] eleven = Stream.generate(() -> hundred + "b").limit(11).toArray(String[]::new);
        TestToken token = token().claim("aud", "https://other.example");

        assertThat(outcome(rules(ten), token))
                .contains("\"" + hundred + "\". Add")
                .doesNotContain("...");
        assertThat(outcome(rules(eleven), token))
                .contains("\"" + hundred + "...\", .... Add")
                .doesNotContain("b\"");
    }

    @Test
    void aMessageNamesTheValueOrItsAbsence() {
        assertThat(outcome(RULES, token().without("azp"))).contains("(azp) is missing");
        assertThat(outcome(RULES, token().claim("azp", "https://evil.example"))).contains("\"https://evil.example\"");
        assertThat(outcome(RULES, token().without("iss"))).contains("(iss) is missing");
        assertThat(outcome(RULES, token().claim("iss", "https://evil.example"))).contains("\"https://evil.example\"");
    }
}
