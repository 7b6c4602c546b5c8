package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.route.UnmatchablePathException;
import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The organization that a path names. The session's is {@code org_1}, {@code acme}, unless a row says otherwise. */
class OrganizationSyncTest {
    private static Visit visit(String path) {
        return Fixtures.visit(
                Fixtures.config(
                        "clerk.organization-sync.organization-patterns",
                        "/ids/:id /orgs/:slug /orgs/:slug/(.*) /both/:id/:slug /either/:id?/as/:slug /many/:slug+ /shared/:slug"
                                + " /nameless/:name /optional/:slug?",
                        "clerk.organization-sync.personal-account-patterns",
                        "/me /me/(.*) /shared/(.*) /nameless/personal /optional/(.*)"),
                new TestRequest("GET", "https://app.example.com" + path));
    }

    private static SessionClaims session(String id, String slug, String status) {
        TestToken token = Fixtures.token();
        if (id != null || slug != null) {
            token.claims(it -> {
                var organization = Json.createObjectBuilder();
                if (id != null) {
                    organization.add("id", id);
                }
                if (slug != null) {
                    organization.add("slg", slug);
                }
                it.add("o", organization);
            });
        }
        if (status != null) {
            token.claim("sts", status);
        }
        return SessionClaims.of(token.claims());
    }

    /** {@code -} stands for no organization at all, which Clerk calls the personal account. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an id, /ids/org_1, org_1, false",
        "another id, /ids/org_2, org_2, true",
        "an id is not a slug, /ids/acme, acme, true",
        "ids differ by case, /ids/ORG_1, ORG_1, true",
        "a slug, /orgs/acme, acme, false",
        "another slug, /orgs/other, other, true",
        "a slug is not an id, /orgs/org_1, org_1, true",
        "slugs differ by case, /orgs/ACME, ACME, true",
        "patterns do not, /ORGS/acme, acme, false",
        "a slug deeper in the path, /orgs/other/page, other, true",
        "a slug is not decoded, /orgs/ac%6De, ac%6De, true",
        "the id counts before the slug, /both/org_1/other, org_1, false",
        "the other id counts before the slug, /both/org_2/acme, org_2, true",
        "an absent id leaves the slug, /either/as/other, other, true",
        "several segments, /many/a/b, 'a,b', true",
        // As in Clerk's SDK, which compares a list with the session's slug.
        "a single one of several, /many/acme, acme, true",
        "personal account, /me, '', true",
        "an organization counts before the personal account, /shared/acme, acme, false",
        "another organization counts before it, /shared/other, other, true",
        "a pattern that names neither leaves the personal account, /nameless/personal, '', true",
        "a pattern that names neither, /nameless/acme, -, false",
        "an absent slug leaves the personal account, /optional/, '', true",
        "no pattern, /page, -, false",
    })
    void theOrganizationOfAPath(String rule, String path, String named, boolean missed) {
        Visit visit = visit(path);

        assertThat(OrganizationSync.named(visit)).isEqualTo(named.equals("-") ? null : named);
        assertThat(OrganizationSync.isMissed(visit, session("org_1", "acme", null)))
                .isEqualTo(missed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no organization for an id, /ids/org_1, , , true",
        "no organization for a slug, /orgs/acme, , , true",
        "no organization for the personal account, /me, , , false",
        "no organization without a pattern, /page, , , false",
        "an organization without an id in the personal account, /me, , acme, false",
        "an organization without a slug, /orgs/acme, org_1, , true",
        "an organization without an id, /orgs/acme, , acme, false",
    })
    void aSessionThatLacksTheClaim(String rule, String path, String id, String slug, boolean missed) {
        assertThat(OrganizationSync.isMissed(visit(path), session(id, slug, null)))
                .isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource({"active, true", "pending, false"})
    void aPendingSessionIsNotSwitched(String status, boolean missed) {
        assertThat(OrganizationSync.isMissed(visit("/ids/org_2"), session("org_1", "acme", status)))
                .isEqualTo(missed);
    }

    /** A pattern that looks ahead at each place takes too long for a long path. */
    @Test
    void aPathThatCannotBeComparedIsUnreadable() {
        Visit visit = Fixtures.visit(
                Fixtures.config("clerk.organization-sync.organization-patterns", "/orgs/:slug/:rest((?:(?!.*zzz).)*)"),
                new TestRequest("GET", "https://app.example.com/orgs/x/" + "a/".repeat(12_000)));

        assertThatThrownBy(() -> OrganizationSync.named(visit)).isInstanceOf(UnmatchablePathException.class);
        assertThatThrownBy(() -> OrganizationSync.isMissed(visit, session("org_1", "acme", null)))
                .isInstanceOf(UnmatchablePathException.class);
    }
}
