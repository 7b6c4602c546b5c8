package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.SessionClaims;
import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's rights: an admin of one organization, with one permission, feature and plan. */
class SessionHasTest {
    private static TestToken admin() {
        return Fixtures.token()
                .claim("v", 1)
                .claim("org_id", "org_1")
                .claim("org_role", "org:admin")
                .claim(
                        "org_permissions",
                        Json.createArrayBuilder().add("org:invoices:create").build())
                .claim("fea", "o:billing")
                .claim("pla", "u:premium");
    }

    private static SessionHas has(TestToken token) {
        return new SessionHas(SessionClaims.of(token.claims()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "role,       org:admin,               true",
        "role,       admin,                   true",
        "role,       org:org:admin,           true",
        "role,       org:Admin,               false",
        "role,       org:member,              false",
        "role,       org:,                    false",
        "role,       '',                      false",
        "permission, org:invoices:create,     true",
        "permission, invoices:create,         true",
        "permission, org:invoices:read,       false",
        "permission, org:invoices,            false",
        "permission, org:admin,               false",
        "feature,    billing,                 true",
        "feature,    org:billing,             true",
        "feature,    user:billing,            false",
        "feature,    premium,                 false",
        "plan,       premium,                 true",
        "plan,       user:premium,            true",
        "plan,       org:premium,             false",
        "plan,       billing,                 false",
    })
    void anAdminHas(String kind, String name, boolean expected) {
        assertThat(requirement(kind, name).isMetBy(has(admin()))).isEqualTo(expected);
    }

    private static Requirement requirement(String kind, String name) {
        return switch (kind) {
            case "role" -> Requirement.role(name);
            case "permission" -> Requirement.permission(name);
            case "feature" -> Requirement.feature(name);
            default -> Requirement.plan(name);
        };
    }

    /** Clerk keeps the role in the token; the organization that it is in must be there, too. */
    @ParameterizedTest
    @ValueSource(strings = {"", "absent"})
    void noRoleAndPermissionWithoutAnActiveOrganization(String id) {
        TestToken token = id.isEmpty() ? admin().claim("org_id", "") : admin().without("org_id");

        assertThat(has(token).role("org:admin")).isFalse();
        assertThat(has(token).permission("org:invoices:create")).isFalse();
    }

    @Test
    void anEmptyRoleIsNoRole() {
        for (String asked : List.of("", "org:")) {
            assertThat(has(admin().claim("org_role", "")).role(asked)).isFalse();
            assertThat(has(admin().without("org_role")).role(asked)).isFalse();
        }
    }

    @Test
    void withoutPermissionsNoneIsThere() {
        assertThat(has(admin().without("org_permissions")).permission("org:invoices:create"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"9, true", "10, false", "-1, false"})
    void reverificationCountsFromTheTokensAges(int minutes, boolean expected) {
        TestToken token = admin().claim(
                        "fva", Json.createArrayBuilder().add(minutes).add(-1).build());

        assertThat(has(token).reverification(Reverification.of(Reverification.Preset.STRICT)))
                .isEqualTo(expected);
    }

    @Test
    void aTokenWithoutAgesWasNeverReverified() {
        assertThat(has(admin()).reverification(Reverification.of(Reverification.Preset.STRICT)))
                .isFalse();
    }
}
