package io.github.clerkjakarta.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.HasPermission;
import io.github.clerkjakarta.HasPlan;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.SessionStatus;
import io.github.clerkjakarta.user.CurrentUser;
import io.github.clerkjakarta.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** Used as in an application's own tests, with only Weld: no JAX-RS, no MicroProfile Config, no keys. */
@EnableWeld
@WithClerkUser(userId = "user_class")
class WithClerkUserTest {
    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(new Weld()).build();

    @ApplicationScoped
    static class Invoices {
        @Inject
        Auth auth;

        @HasPermission("org:invoices:create")
        String create() {
            return "created by " + auth.getUserId();
        }

        @HasRole("org:admin")
        String administer() {
            return "administered";
        }

        @HasPlan("pro")
        String premium() {
            return "premium";
        }
    }

    @Inject
    Auth auth;

    @Inject
    Invoices invoices;

    @Inject
    CurrentUser currentUser;

    @Test
    void theClassSaysWhoItIs() {
        assertThat(auth.getUserId()).isEqualTo("user_class");
        assertThat(auth.getOrgId()).isNull();
        assertThatThrownBy(() -> invoices.create()).isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    @WithClerkUser(userId = "user_bob")
    void theUsersRecordIsThere() {
        assertThat(currentUser.get().map(User::getId)).contains("user_bob");
        assertThat(auth.getToken("books")).isNotNull();

        auth.signOut();

        assertThat(auth.isAuthenticated()).isFalse();
        assertThat(currentUser.get()).isEmpty();
    }

    @Test
    @WithClerkUser(userId = "user_bob", permissions = "org:invoices:create")
    void theMethodSaysItAnew() {
        assertThat(invoices.create()).isEqualTo("created by user_bob");
        assertThat(auth.getOrgPermissions()).containsExactly("org:invoices:create");
        assertThat(auth.getOrgRole()).isEqualTo("org:member");
        assertThatThrownBy(() -> invoices.administer()).isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    @WithClerkUser(orgRole = "org:admin", orgId = "org_acme", orgSlug = "acme", plan = "pro", features = "billing")
    void organizationRolePlanAndFeature() {
        assertThat(invoices.administer()).isEqualTo("administered");
        assertThat(invoices.premium()).isEqualTo("premium");
        assertThat(auth.getOrgSlug()).isEqualTo("acme");
        assertThat(auth.has(Requirement.feature("org:billing"))).isTrue();
        assertThat(auth.has(Requirement.feature("user:billing"))).isFalse();
    }

    @Test
    @WithClerkUser(plan = "pro", features = "billing")
    void withoutAnOrganizationPlanAndFeaturesAreTheUsers() {
        assertThat(auth.getOrgId()).isNull();
        assertThat(auth.has(Requirement.feature("user:billing"))).isTrue();
        assertThat(invoices.premium()).isEqualTo("premium");
    }

    @Test
    @WithClerkUser(userId = "")
    void nobodyIsSignedOut() {
        assertThat(auth.isAuthenticated()).isFalse();
        assertThatThrownBy(() -> invoices.create()).isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    @WithClerkUser(sessionStatus = "pending", orgRole = "org:admin")
    void aPendingSessionDoesNotPass() {
        assertThat(auth.getSessionStatus()).isEqualTo(SessionStatus.PENDING);
        assertThatThrownBy(() -> invoices.administer()).isInstanceOf(ProtectionException.NotFound.class);
    }
}
