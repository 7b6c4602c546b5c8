package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.token.SessionClaims;
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

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "its role,                        role,       org:admin,           true",
        "its role without org:,           role,       admin,               true",
        "its role with org: twice,        role,       org:org:admin,       true",
        "no role in other case,           role,       org:Admin,           false",
        "no other role,                   role,       org:member,          false",
        "no role of an empty name,        role,       org:,                false",
        "no empty role,                   role,       '',                  false",
        "its permission,                  permission, org:invoices:create, true",
        "its permission without org:,     permission, invoices:create,     true",
        "no other permission,             permission, org:invoices:read,   false",
        "no beginning of a permission,    permission, org:invoices,        false",
        "no permission named as its role, permission, org:admin,           false",
        "the organization's feature,      feature,    billing,             true",
        "the organization's with scope,   feature,    org:billing,         true",
        "not the user's feature,          feature,    user:billing,        false",
        "no feature named as a plan,      feature,    premium,             false",
        "the user's plan,                 plan,       premium,             true",
        "the user's plan with scope,      plan,       user:premium,        true",
        "not the organization's plan,     plan,       org:premium,         false",
        "no plan named as a feature,      plan,       billing,             false",
    })
    void anAdminHas(String rule, String kind, String name, boolean expected) {
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

    /** Clerk leaves the role in the token. It counts only together with its organization. */
    @ParameterizedTest
    @ValueSource(strings = {"", "absent"})
    void withoutAnActiveOrganizationThereIsNoRoleOrPermission(String id) {
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
    void aSessionWithoutPermissionsHasNone() {
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
