package io.github.clerkjakarta.internal.token;

import static io.github.clerkjakarta.Fixtures.NOW;
import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.MovingClock;
import io.github.clerkjakarta.SignatureCount;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import io.github.clerkjakarta.internal.token.SigningKeys.KeyResult;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that was seen before takes less work and gets the same answer. */
class SeenTokensTest {
    private static final RSAPublicKey KEY = (RSAPublicKey) Fixtures.KEYS.getPublic();
    private static final RSAPublicKey OTHER = (RSAPublicKey) Fixtures.keys().getPublic();
    private static final TestToken TOKEN =
            token().claim("azp", "https://app.example.com").claim("aud", "api");

    private final SeenTokens seen = Fixtures.seen();

    private static SigningKeys only(RSAPublicKey key) {
        return kid -> new KeyResult.Found(key, null);
    }

    private static SigningKeys noKeys() {
        return kid -> new KeyResult.NotFound(new Refused(AuthReason.KID_MISMATCH, "gone", false));
    }

    /** The same key as an object of its own, as each fetch of the keys makes it. */
    private static RSAPublicKey copy(RSAPublicKey key) {
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private TokenResult verify(ClerkConfig config, SigningKeys keys, Clock clock, String text) {
        return new TokenVerifier(config, keys, seen, clock).verify(seen.read(text));
    }

    private void see(TestToken token) {
        assertThat(verify(Fixtures.config(), only(KEY), Fixtures.CLOCK, token.text()))
                .isInstanceOf(Verified.class);
    }

    private static String answer(TokenResult result) {
        return result.match(verified -> "verified", refused -> refused.reason().text() + refused.message());
    }

    /** Keys, options and time that may have changed since the token was seen. */
    private record Now(String keys, String option, String value, Duration passed) {
        SigningKeys signingKeys() {
            return switch (keys) {
                case "the same key" -> only(KEY);
                case "the same bytes" -> only(copy(KEY));
                case "another key with this id" -> only(OTHER);
                case "for another algorithm" -> kid -> new KeyResult.Found(KEY, "RS512");
                default -> noKeys();
            };
        }

        ClerkConfig config() {
            return option.isEmpty() ? Fixtures.config() : Fixtures.config(option, value);
        }
    }

    static Stream<Now> changes() {
        List<String> keys = List.of(
                "the same key", "the same bytes", "another key with this id", "for another algorithm", "no key");
        List<String[]> options = List.of(
                new String[] {"", ""},
                new String[] {"clerk.audience", "api"},
                new String[] {"clerk.audience", "other"},
                new String[] {"clerk.authorized-parties", "https://app.example.com"},
                new String[] {"clerk.authorized-parties", "https://other.example"},
                new String[] {"clerk.issuer", "https://clerk.example.com"},
                new String[] {"clerk.issuer", "https://other.example"},
                new String[] {"clerk.clock-skew", "PT1H"},
                new String[] {"clerk.publishable-key", Fixtures.DEVELOPMENT.text()});
        List<Duration> passed = List.of(
                Duration.ZERO,
                Duration.ofSeconds(49),
                Duration.ofHours(2),
                Duration.ofDays(400),
                Duration.ofSeconds(-5),
                Duration.ofHours(-2));
        return keys.stream()
                .flatMap(key -> options.stream()
                        .flatMap(option -> passed.stream().map(time -> new Now(key, option[0], option[1], time))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theAnswerIsThatForATokenThatWasNeverSeen(Now now) {
        see(TOKEN);
        Clock clock = at(NOW.plus(now.passed));
        SeenTokens nothing = new SeenTokens(clock);
        TokenResult fresh = new TokenVerifier(now.config(), now.signingKeys(), nothing, clock)
                .verify(UnverifiedToken.parse(TOKEN.text()));

        assertThat(answer(verify(now.config(), now.signingKeys(), clock, TOKEN.text())))
                .isEqualTo(answer(fresh));
    }

    @Test
    void aSeenTokenIsNeitherReadNorCheckedAgain() {
        UnverifiedToken first = seen.read(TOKEN.text());
        try (SignatureCount signatures = SignatureCount.begin()) {
            see(TOKEN);
            assertThat(signatures.taken()).isOne();
            UnverifiedToken second = seen.read(TOKEN.text());
            assertThat(second).isNotSameAs(first);

            see(TOKEN);
            assertThat(seen.read(TOKEN.text())).isSameAs(second);
            assertThat(verify(Fixtures.config(), only(copy(KEY)), Fixtures.CLOCK, TOKEN.text()))
                    .isInstanceOf(Verified.class);
            assertThat(signatures.taken()).isZero();
        }
    }

    /** A key of the same id does not inherit what another has signed. */
    @Test
    void anotherKeyIsAskedItself() {
        see(TOKEN);
        try (SignatureCount signatures = SignatureCount.begin()) {
            verify(Fixtures.config(), only(OTHER), Fixtures.CLOCK, TOKEN.text());

            assertThat(signatures.taken()).isOne();
        }
    }

    /** Otherwise whoever collects tokens and shows them all, good or not, keeps the table full. */
    @Test
    void aTokenThatIsShownButNotAcceptedIsForgotten() {
        MovingClock clock = new MovingClock();
        SeenTokens table = new SeenTokens(clock);
        TokenVerifier verifier = new TokenVerifier(Fixtures.config(), only(KEY), table, clock);
        verifier.verify(table.read(TOKEN.text()));
        UnverifiedToken first = table.read(TOKEN.text());
        for (int i = 0; i < 3; i++) {
            clock.forward(SeenTokens.LIFE);
            table.read(TOKEN.text());
            verifier.verify(table.read(token().expiresAt(clock.instant().plusSeconds(60))
                    .claim("n", i)
                    .text()));
        }

        assertThat(table.read(TOKEN.text())).isNotSameAs(first);
    }

    static Stream<TestToken> refused() {
        return Stream.of(
                token().signedBy(Fixtures.keys()),
                token().expiresAt(NOW.minusSeconds(60)),
                token().notBefore(NOW.plusSeconds(60)),
                token().without("sub"),
                token().category("cl_unknown").signedBy(Fixtures.keys()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefusedIsNotKept(TestToken token) {
        UnverifiedToken first = seen.read(token.text());
        new TokenVerifier(Fixtures.config(), only(KEY), seen, Fixtures.CLOCK).verify(first);

        assertThat(seen.read(token.text())).isNotSameAs(first);
    }

    /** To sign out, an expired token is enough: it must not come in among the good ones. */
    @Test
    void whatIsAcceptedWithAnotherToleranceIsNotKept() {
        UnverifiedToken first =
                seen.read(token().expiresAt(NOW.minusSeconds(60)).text());
        TokenResult result =
                new TokenVerifier(Fixtures.config(), only(KEY), seen, Fixtures.CLOCK).verify(first, Duration.ofDays(1));

        assertThat(result).isInstanceOf(Verified.class);
        assertThat(seen.read(first.text())).isNotSameAs(first);
    }

    /** One changed character, in each part of the token, and spellings that other decoders take for the same. */
    @Test
    void anotherTextIsAnotherToken() {
        see(TOKEN);
        String text = TOKEN.text();
        List<String> others = new ArrayList<>(List.of(text + "=", text + "==", " " + text, text + " ", text + "."));
        for (int i = 0; i < text.length(); i += 7) {
            char c = text.charAt(i);
            char other = Character.isLowerCase(c) ? Character.toUpperCase(c) : c == 'A' ? 'B' : 'A';
            others.add(text.substring(0, i) + other + text.substring(i + 1));
        }
        UnverifiedToken known = seen.read(text);

        for (String other : others) {
            assertThat(seen.read(other)).as(other).isNotSameAs(known);
            boolean padded = other.equals(text + "=") || other.equals(text + "==");
            assertThat(verify(Fixtures.config(), only(KEY), Fixtures.CLOCK, other) instanceof Verified)
                    .as(other)
                    .isEqualTo(padded);
        }
    }

    /** Its owner could write it in thousands of ways, each as long as a header may be. */
    @Test
    void aTokenWithPaddingIsNotKept() {
        String padded = TOKEN.text() + "=";
        UnverifiedToken first = seen.read(padded);

        assertThat(new TokenVerifier(Fixtures.config(), only(KEY), seen, Fixtures.CLOCK).verify(first))
                .isInstanceOf(Verified.class);
        assertThat(seen.read(padded)).isNotSameAs(first);
    }

    /** A role with all permissions of many features is one small number in the token. */
    @Test
    void permissionsTakeMemory() {
        String features = "o:f" + String.join(",o:f", Collections.nCopies(20, "x"));
        String names = "p" + ",p".repeat(299);
        String bits = BigInteger.ONE.shiftLeft(300).subtract(BigInteger.ONE).toString();
        JsonObject organization = Json.createObjectBuilder()
                .add("id", "org_1")
                .add("per", names)
                .add("fpm", String.join(",", Collections.nCopies(20, bits)))
                .build();
        UnverifiedToken token = seen.read(token().claim("v", 2)
                .claim("fea", features)
                .claim("o", organization)
                .text());
        long before = token.bytes();

        assertThat(token.sessionClaims().orgPermissions()).hasSize(6_000);

        assertThat(token.bytes() - before).isEqualTo(600_000);
    }

    @Test
    void aMachinesTokenStaysAMachines() {
        String machine = token().claim("sub", "mch_1").text();
        MachineTokenVerifier machines = new MachineTokenVerifier(
                Fixtures.config(),
                only(KEY),
                (kind, token) -> {
                    throw Failures.unreachable();
                },
                seen,
                Fixtures.CLOCK);
        MachineToken bearer = (MachineToken) Bearer.of(machine, seen);
        try (SignatureCount signatures = SignatureCount.begin()) {
            assertThat(machines.verify(bearer)).isInstanceOf(MachineResult.Verified.class);
            assertThat(machines.verify((MachineToken) Bearer.of(machine, seen)))
                    .isInstanceOf(MachineResult.Verified.class);

            assertThat(signatures.taken()).isOne();
        }
        assertThat(Bearer.of(machine, seen).sessionToken()).isNull();
    }

    @Test
    void aTemplatesTokenStaysATemplates() {
        TestToken template = token().category(TestToken.TEMPLATE);
        see(template);

        assertThat(seen.read(template.text()).claimsToBeNoSession()).isTrue();
    }

    /** A text that is longer than any token is not even compared. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b", "a.b.c.d"})
    void whatIsNoTokenIsNone(String text) {
        assertThat(seen.read(text)).isNull();
        assertThat(seen.read("x".repeat(UnverifiedToken.LONGEST + 1))).isNull();
    }

    /** A claim of many small values: its owner would fill the memory with a few tokens if only their length counted. */
    @Test
    void theTableForgetsTokens() {
        JsonArrayBuilder many = Json.createArrayBuilder();
        for (int i = 0; i < 5_000; i++) {
            many.add(0);
        }
        JsonArray values = many.build();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < SeenTokens.MOST_BYTES / 500_000 + 10; i++) {
            UnverifiedToken one =
                    seen.read(token().claim("many", values).claim("n", i).text());
            assertThat(one.bytes()).isBetween(500_000L, 600_000L);
            seen.keep(one);
            texts.add(one.text());
        }

        UnverifiedToken last = seen.read(texts.get(texts.size() - 1));
        assertThat(seen.read(last.text())).isSameAs(last);
        UnverifiedToken firstAgain = seen.read(texts.get(0));
        assertThat(seen.read(firstAgain.text())).isNotSameAs(firstAgain);
    }
}
