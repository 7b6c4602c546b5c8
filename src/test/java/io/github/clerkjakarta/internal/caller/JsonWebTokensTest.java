package io.github.clerkjakarta.internal.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.TestRequest;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The session's claims as MicroProfile's {@code JsonWebToken}. */
class JsonWebTokensTest {
    private static RequestAuth auth(Consumer<JsonObjectBuilder> change) {
        TestRequest request = Fixtures.apiRequest().bearer(Fixtures.token().claims(change));
        return Fixtures.auth(Fixtures.instance(Fixtures.config()), request, () -> false);
    }

    private static JsonWebToken principal(Consumer<JsonObjectBuilder> change) {
        JsonWebToken principal = auth(change).getClaims();
        assertThat(principal).isNotNull();
        return principal;
    }

    /** Users may choose these claims, and may enter another user's id. */
    @Test
    void theNameIsTheUsersId() {
        for (String claim : new String[] {"upn", "preferred_username", "name", "email"}) {
            assertThat(principal(claims -> claims.add(claim, "user_2")).getName())
                    .isEqualTo("user_1");
            assertThat(principal(claims -> claims.add(claim, 5)).getName()).isEqualTo("user_1");
            assertThat(principal(claims -> claims.addNull(claim)).getName()).isEqualTo("user_1");
        }
        assertThat(principal(claims -> claims.add("upn", "user_2")).<String>getClaim("upn"))
                .isEqualTo("user_2");
    }

    @Test
    void claimsHaveTheTypesOfMicroProfile() {
        JsonWebToken principal = principal(
                claims -> claims.add("aud", Json.createArrayBuilder().add("a").add("b"))
                        .add("groups", Json.createArrayBuilder().add("g"))
                        .add("email_verified", true)
                        .add("plan", "gold")
                        .add("seats", 3)
                        .add("beta", true)
                        .add("tags", Json.createArrayBuilder().add("x"))
                        .add("mixed", Json.createArrayBuilder().add("x").add(1))
                        .add("limits", Json.createObjectBuilder().add("a", 1))
                        .addNull("nothing"));

        assertThat(principal.getSubject()).isEqualTo("user_1");
        assertThat(principal.getIssuer()).isEqualTo("https://clerk.example.com");
        assertThat(principal.getAudience()).containsExactly("a", "b");
        assertThat(principal.getGroups()).containsExactly("g");
        assertThat(principal.getExpirationTime()).isEqualTo(Fixtures.NOW.getEpochSecond() + 50);
        assertThat(principal.getIssuedAtTime()).isEqualTo(Fixtures.NOW.getEpochSecond() - 10);
        assertThat(principal.<Boolean>getClaim("email_verified")).isTrue();
        assertThat(principal.<String>getClaim("plan")).isEqualTo("gold");
        assertThat(principal.<JsonNumber>getClaim("seats").intValue()).isEqualTo(3);
        assertThat(principal.<JsonValue>getClaim("beta")).isEqualTo(JsonValue.TRUE);
        assertThat(principal.<JsonValue>getClaim("tags")).hasToString("[\"x\"]");
        assertThat(principal.<JsonValue>getClaim("mixed")).hasToString("[\"x\",1]");
        assertThat(principal.<JsonValue>getClaim("limits")).hasToString("{\"a\":1}");
        assertThat(principal.<Object>getClaim("nothing")).isNull();
        assertThat(principal.<String>getClaim(Claims.raw_token)).startsWith("ey");
    }

    @Test
    void aLargeNumberIsNoOtherNumber() {
        BigDecimal large = new BigDecimal("12345678901234567890");
        JsonWebToken principal = principal(claims -> claims.add("n", large)
                .add("auth_time", large)
                .add("list", Json.createArrayBuilder().add(large))
                .add("map", Json.createObjectBuilder().add("n", large)));

        assertThat(principal.<JsonNumber>getClaim("n").bigDecimalValue()).isEqualTo(large);
        assertThat(principal.<JsonValue>getClaim("list")).hasToString("[12345678901234567890]");
        assertThat(principal.<JsonValue>getClaim("map")).hasToString("{\"n\":12345678901234567890}");
        assertThat(principal.<Long>getClaim("auth_time")).isEqualTo(Long.MAX_VALUE);
    }

    /** Every claim that is read anywhere, with numbers that no type holds. */
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e999999999", "12345678901234567890"})
    void noNumberThrows(String text) {
        BigDecimal number = new BigDecimal(text);
        for (String claim : new String[] {
            "v",
            "exp",
            "iat",
            "nbf",
            "iss",
            "azp",
            "aud",
            "sid",
            "sts",
            "act",
            "o",
            "fea",
            "pla",
            "fva",
            "org_id",
            "org_role",
            "org_permissions",
            "jti",
            "upn",
            "groups",
            "auth_time",
            "updated_at",
            "address",
            "sub_jwk",
            "cnf",
            "email_verified",
            "preferred_username",
            "custom"
        }) {
            read(claims -> claims.add(claim, number));
            read(claims ->
                    claims.add(claim, Json.createArrayBuilder().add(number).add(number)));
            read(claims -> claims.add(
                    claim, Json.createObjectBuilder().add("rol", number).add("per", number)));
        }
    }

    private static void read(Consumer<JsonObjectBuilder> change) {
        RequestAuth auth = auth(change);
        auth.getFactorVerificationAge();
        auth.getActor();
        auth.getSessionStatus();
        auth.has(Requirement.feature("x"));
        auth.has(Requirement.reverification(Reverification.of(Reverification.Preset.STRICT)));
        JsonWebToken claims = auth.getClaims();
        if (claims == null) {
            return;
        }
        assertThat(claims.getName()).isEqualTo("user_1");
        claims.getExpirationTime();
        claims.getIssuedAtTime();
        claims.getAudience();
        claims.getGroups();
        for (String name : claims.getClaimNames()) {
            claims.claim(name)
                    .ifPresent(
                            value -> assertThat(String.valueOf(value)).as(name).hasSizeLessThan(1_000));
        }
        assertThat(claims.toString()).hasSizeLessThan(5_000);
    }

    @Test
    void metadataTooIsNoOtherNumber() {
        JsonObject json = Json.createObjectBuilder()
                .add("n", new BigDecimal("12345678901234567890"))
                .add("huge", new BigDecimal("1e400"))
                .add("one", 1)
                .build();

        assertThat(Fixtures.metadata(json))
                .isEqualTo(Map.of(
                        "n",
                        new java.math.BigInteger("12345678901234567890"),
                        "huge",
                        new BigDecimal("1e400"),
                        "one",
                        1L));
        assertThat(Set.copyOf(Fixtures.metadata(json).values())).hasSize(3);
    }
}
