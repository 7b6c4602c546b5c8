package io.github.clerkjakarta.internal.token;

import static io.github.clerkjakarta.Fixtures.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.FactorVerificationAge;
import io.github.clerkjakarta.SessionStatus;
import io.github.clerkjakarta.TestToken;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims of a session, in both versions of Clerk's tokens. */
class SessionClaimsTest {
    private static JsonValue json(String text) {
        return Json.createReader(new StringReader(text)).readValue();
    }

    /** Reads the fixture's claims with these added. */
    private static SessionClaims claims(String more) {
        TestToken token = token();
        json(more).asJsonObject().forEach(token::claim);
        return SessionClaims.of(token.claims());
    }

    @Test
    void version1() {
        JsonObject claims = json("""
                {"sub":"user_1","sid":"sess_1","sts":"active","act":{"sub":"user_2"},"org_id":"org_1",\
                "org_role":"org:admin","org_slug":"acme","org_permissions":["org:billing:read",1,"org:a:b"],\
                "fea":"u:chat","pla":"o:pro","fva":[3,-1]}""").asJsonObject();

        assertThat(SessionClaims.of(claims))
                .isEqualTo(new SessionClaims(
                        "user_1",
                        "sess_1",
                        SessionStatus.ACTIVE,
                        claims.getJsonObject("act"),
                        "org_1",
                        "org:admin",
                        "acme",
                        List.of("org:billing:read", "org:a:b"),
                        "u:chat",
                        "o:pro",
                        new FactorVerificationAge(Duration.ofMinutes(3), null)));
    }

    @Test
    void version2() {
        JsonObject claims = json("""
                {"v":2,"sub":"user_1","sid":"sess_1","sts":"pending","act":{"sub":"user_2"},\
                "o":{"id":"org_1","rol":"admin","slg":"acme","per":"read,manage","fpm":"3,2"},\
                "fea":"o:billing,u:chat,o:search","pla":"o:pro","fva":[-1,0]}""").asJsonObject();

        assertThat(SessionClaims.of(claims))
                .isEqualTo(new SessionClaims(
                        "user_1",
                        "sess_1",
                        SessionStatus.PENDING,
                        claims.getJsonObject("act"),
                        "org_1",
                        "org:admin",
                        "acme",
                        List.of("org:billing:read", "org:billing:manage", "org:search:manage"),
                        "o:billing,u:chat,o:search",
                        "o:pro",
                        new FactorVerificationAge(null, Duration.ZERO)));
    }

    @ParameterizedTest(name = "v is {0}: {1}")
    @CsvSource({"2, two", "2.0, two", "1, one", "3, one", "'\"2\"', one", "null, one"})
    void theVersionDecidesWhichClaimsCount(String v, String organization) {
        SessionClaims claims = claims("{\"v\":" + v
                + ",\"org_id\":\"one\",\"org_slug\":\"one\",\"org_role\":\"one\",\"org_permissions\":[],"
                + "\"o\":{\"id\":\"two\",\"slg\":\"two\",\"rol\":\"two\"}}");

        assertThat(claims.orgId()).isEqualTo(organization);
        assertThat(claims.orgSlug()).isEqualTo(organization);
        assertThat(claims.orgRole()).endsWith(organization);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"o\":null}",
                "{\"o\":\"org_1\"}",
                "{\"o\":[]}",
                "{\"org_id\":\"org_1\",\"org_permissions\":[\"a\"]}"
            })
    void version2WithoutAnOrganization(String more) {
        SessionClaims claims = claims(more);

        assertThat(claims.orgId()).isNull();
        assertThat(claims.orgSlug()).isNull();
        assertThat(claims.orgRole()).isNull();
        assertThat(claims.orgPermissions()).isNull();
    }

    @Test
    void version1WithoutAnOrganization() {
        SessionClaims claims = claims("{\"v\":1,\"org_permissions\":\"org:a:b\"}");

        assertThat(claims.orgId()).isNull();
        assertThat(claims.orgPermissions()).isNull();
    }

    /** A claim of another type counts as absent. */
    @Test
    void otherTypesAreAbsent() {
        SessionClaims claims = claims("{\"sid\":1,\"sts\":1,\"act\":\"user_2\",\"fea\":1,\"pla\":1,\"fva\":1}");

        assertThat(claims)
                .isEqualTo(new SessionClaims("user_1", null, null, null, null, null, null, null, "", "", null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bit 0 is the first permission | o:a | r,w | 1 | org:a:r",
                "bit 1 is the second | o:a | r,w | 2 | org:a:w",
                "a bit beyond the permissions | o:a | r,w | 4 | ",
                "no bit | o:a | r,w | 0 | ",
                "bits beyond 64 | o:a | r,w | 36893488147419103233 | org:a:r",
                "a map for each feature | o:a,o:b | r,w | 1,3 | org:a:r org:b:r org:b:w",
                "fewer maps than features | o:a,o:b | r,w | 1 | org:a:r",
                "more maps than features | o:a | r,w | 1,3 | org:a:r",
                "a user's feature has no map | u:x,o:a | r,w | 2 | org:a:w",
                "a feature of both has one | uo:x,ou:y,o:a | r | 1,0,1 | org:x:r org:a:r",
                "blanks do not count | o:a, o:b | r, w | 1, 2 | org:a:r org:b:w",
                "no features | '' | r,w | 1 | ",
                "no permissions | o:a | '' | 1 | ",
                "no maps | o:a | r,w | '' | ",
                "a negative map | o:a,o:b | r | -1,1 | org:b:r",
                "a map in hexadecimal | o:a,o:b | r | 0x1,1 | org:b:r",
                "an empty map | o:a,o:b | r | ,1 | org:b:r",
                "a map with a fraction | o:a,o:b | r | 1.0,1 | org:b:r",
            })
    void permissionsAreBitsOfEachFeature(String rule, String features, String names, String maps, String expected) {
        SessionClaims claims =
                claims("{\"fea\":\"" + features + "\",\"o\":{\"per\":\"" + names + "\",\"fpm\":\"" + maps + "\"}}");

        assertThat(claims.orgPermissions()).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void aMapHasFourHundredDigitsAtMost() {
        String longest = "9".repeat(399) + "7";

        assertThat(claims("{\"fea\":\"o:a\",\"o\":{\"per\":\"r\",\"fpm\":\"" + longest + "\"}}")
                        .orgPermissions())
                .containsExactly("org:a:r");
        assertThat(claims("{\"fea\":\"o:a\",\"o\":{\"per\":\"r\",\"fpm\":\"9" + longest + "\"}}")
                        .orgPermissions())
                .isEmpty();
    }

    /** Absent features or maps are no permissions; those of another type could hide that Clerk has changed them. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fea | absent | none",
                "fea | null | none",
                "fea | 1 | unreadable",
                "fea | [] | unreadable",
                "fea | \"billing\" | unreadable",
                "fea | \"o:a,\" | unreadable",
                "per | absent | none",
                "per | null | none",
                "per | 1 | unreadable",
                "fpm | absent | none",
                "fpm | null | none",
                "fpm | [1] | unreadable",
            })
    void malformedOrganizationClaims(String claim, String value, String expected) {
        TestToken token = token().claim("fea", "o:a");
        JsonObject organization = json("{\"per\":\"r\",\"fpm\":\"1\"}").asJsonObject();
        if (claim.equals("fea")) {
            token = value.equals("absent") ? token.without("fea") : token.claim("fea", json(value));
        } else {
            var changed = Json.createObjectBuilder(organization).remove(claim);
            organization = value.equals("absent")
                    ? changed.build()
                    : changed.add(claim, json(value)).build();
        }

        SessionClaims claims = SessionClaims.of(token.claim("o", organization).claims());

        assertThat(claims == null ? "unreadable" : claims.orgPermissions().isEmpty() ? "none" : "some")
                .isEqualTo(expected);
    }

    /** Version 1 and tokens without an organization do not depend on features. */
    @Test
    void malformedFeaturesMatterOnlyToAnOrganization() {
        assertThat(claims("{\"fea\":\"billing\"}")).isNotNull();
        assertThat(claims("{\"v\":1,\"fea\":1,\"o\":{}}")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"admin, org:admin", "org:admin, org:org:admin", "'', ", "-, "})
    void aRoleIsAnOrganizations(String role, String expected) {
        String rol = "-".equals(role) ? "" : "\"rol\":\"" + role + "\"";

        assertThat(claims("{\"o\":{" + rol + "}}").orgRole()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "verified just now | [0,0] | PT0S PT0S",
                "the second never | [1,-1] | PT1M null",
                "the first never | [-1,1] | null PT1M",
                "both never | [-1,-1] | null null",
                "parts of minutes count | [1.5,2] | PT1M30S PT2M",
                "never, as a fraction | [-1.0,1] | null PT1M",
                "another negative first | [-2,1] | none",
                "another negative second | [1,-2] | none",
                "a negative part of a minute | [-0.5,1] | none",
                "one age | [1] | none",
                "three ages | [1,1,1] | none",
                "no age | [] | none",
                "a first that is text | [\"1\",1] | none",
                "a second that is text | [1,\"1\"] | none",
                "a first that is null | [null,1] | none",
                "a second beyond all time | [1,1e400] | none",
                "a first beyond all time | [1e400,1] | none",
                "a number | 1 | none",
                "an object | {} | none",
                "null | null | none",
            })
    void theAgesOfTheFactors(String rule, String fva, String expected) {
        FactorVerificationAge ages = claims("{\"fva\":" + fva + "}").factorVerificationAge();

        assertThat(ages == null ? "none" : ages.firstFactor() + " " + ages.secondFactor())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"pending, true", "active, false", "PENDING, false", "new, false"})
    void aPendingSession(String status, boolean pending) {
        assertThat(claims("{\"sts\":\"" + status + "\"}").isPending()).isEqualTo(pending);
        assertThat(claims("{}").isPending()).isFalse();
    }
}
