package io.github.clerkjakarta.internal.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.protection.ContainerPrincipal;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.protection.RoleRule;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The effect of a method's standard annotations on each kind of caller. */
class EnforceTest {
    private static final String PASSES = "passes";
    private static final String NOT_FOUND = "NotFound";
    private static final String FORBIDDEN = "Forbidden";
    private static final String REDIRECT = "Redirect";
    private static final String MACHINE_UNAUTHORIZED = "MachineUnauthorized";

    /** The sender of the request. */
    enum Who {
        NOBODY,
        NOBODY_IN_A_BROWSER,
        ADMIN,
        MEMBER,
        PENDING_ADMIN,
        PERMITTED,
        API_KEY
    }

    /** The container's own view of the caller. */
    enum Principal {
        UNASKED,
        ABSENT,
        WITHOUT_ROLES,
        WITH_ALL_ROLES
    }

    private static RoleRule rule(String... roles) {
        return new RoleRule(Set.of(roles));
    }

    private static Requirements roles(RoleRule... rules) {
        return new Requirements(List.of(), List.of(rules));
    }

    private static final Requirements ADMIN_ROLE = roles(rule("org:admin"));
    private static final Requirements NO_ROLE = roles(rule());

    private static Arguments row(Who who, Principal principal, Requirements required, String outcome) {
        return Arguments.of(who, principal, required, outcome);
    }

    static List<Arguments> decisions() {
        List<Arguments> rows = new ArrayList<>();
        Requirements anyCaller = roles(rule("**"));
        Requirements oneOfTwo = roles(rule("org:owner", "org:admin"));
        Requirements both = roles(rule("org:admin"), rule("org:owner"));
        Requirements permission = roles(rule("org:invoices:create"));
        Requirements shortName = roles(rule("admin"));
        // Only Clerk's users count.
        rows.add(row(Who.NOBODY, Principal.UNASKED, ADMIN_ROLE, NOT_FOUND));
        rows.add(row(Who.NOBODY_IN_A_BROWSER, Principal.UNASKED, ADMIN_ROLE, REDIRECT));
        rows.add(row(Who.ADMIN, Principal.UNASKED, ADMIN_ROLE, PASSES));
        rows.add(row(Who.MEMBER, Principal.UNASKED, ADMIN_ROLE, FORBIDDEN));
        rows.add(row(Who.NOBODY, Principal.UNASKED, anyCaller, NOT_FOUND));
        rows.add(row(Who.MEMBER, Principal.UNASKED, anyCaller, PASSES));
        rows.add(row(Who.ADMIN, Principal.UNASKED, oneOfTwo, PASSES));
        rows.add(row(Who.MEMBER, Principal.UNASKED, oneOfTwo, FORBIDDEN));
        rows.add(row(Who.ADMIN, Principal.UNASKED, both, FORBIDDEN));
        rows.add(row(Who.PERMITTED, Principal.UNASKED, permission, PASSES));
        rows.add(row(Who.ADMIN, Principal.UNASKED, permission, FORBIDDEN));
        rows.add(row(Who.ADMIN, Principal.UNASKED, shortName, FORBIDDEN));
        rows.add(row(Who.PENDING_ADMIN, Principal.UNASKED, ADMIN_ROLE, NOT_FOUND));
        rows.add(row(Who.PENDING_ADMIN, Principal.UNASKED, anyCaller, NOT_FOUND));
        rows.add(row(Who.API_KEY, Principal.UNASKED, ADMIN_ROLE, NOT_FOUND));
        rows.add(row(Who.API_KEY, Principal.UNASKED, anyCaller, NOT_FOUND));
        // The container's principal counts, whoever Clerk's user is.
        rows.add(row(Who.NOBODY, Principal.WITH_ALL_ROLES, ADMIN_ROLE, PASSES));
        rows.add(row(Who.NOBODY, Principal.WITHOUT_ROLES, ADMIN_ROLE, FORBIDDEN));
        rows.add(row(Who.NOBODY, Principal.WITHOUT_ROLES, anyCaller, PASSES));
        rows.add(row(Who.NOBODY_IN_A_BROWSER, Principal.WITHOUT_ROLES, ADMIN_ROLE, FORBIDDEN));
        rows.add(row(Who.ADMIN, Principal.WITHOUT_ROLES, ADMIN_ROLE, FORBIDDEN));
        rows.add(row(Who.MEMBER, Principal.WITH_ALL_ROLES, both, PASSES));
        rows.add(row(Who.API_KEY, Principal.WITH_ALL_ROLES, ADMIN_ROLE, PASSES));
        // The application took the principal away: the roles are gone, and signing in again would not help.
        rows.add(row(Who.NOBODY, Principal.ABSENT, ADMIN_ROLE, NOT_FOUND));
        rows.add(row(Who.NOBODY_IN_A_BROWSER, Principal.ABSENT, ADMIN_ROLE, REDIRECT));
        rows.add(row(Who.ADMIN, Principal.ABSENT, ADMIN_ROLE, FORBIDDEN));
        rows.add(row(Who.ADMIN, Principal.ABSENT, anyCaller, FORBIDDEN));
        // @DenyAll refuses every caller.
        for (Who who : Who.values()) {
            for (Principal principal : Principal.values()) {
                rows.add(row(who, principal, NO_ROLE, FORBIDDEN));
                rows.add(row(who, principal, roles(rule("**"), rule()), FORBIDDEN));
                rows.add(row(
                        who, principal, new Requirements(List.of(Protection.signedIn()), List.of(rule())), FORBIDDEN));
                rows.add(row(who, principal, Requirements.NONE, PASSES));
            }
        }
        // Ours are checked first, and both must be met.
        Requirements oursToo = new Requirements(List.of(Protection.signedIn()), List.of(rule("org:admin")));
        rows.add(row(Who.NOBODY, Principal.UNASKED, oursToo, NOT_FOUND));
        rows.add(row(Who.NOBODY, Principal.WITH_ALL_ROLES, oursToo, NOT_FOUND));
        rows.add(row(Who.ADMIN, Principal.UNASKED, oursToo, PASSES));
        rows.add(row(Who.ADMIN, Principal.WITHOUT_ROLES, oursToo, FORBIDDEN));
        rows.add(row(Who.MEMBER, Principal.UNASKED, oursToo, FORBIDDEN));
        rows.add(row(Who.MEMBER, Principal.WITH_ALL_ROLES, oursToo, PASSES));
        Requirements keys =
                new Requirements(List.of(Protection.accepting(TokenType.API_KEY)), List.of(rule("org:admin")));
        rows.add(row(Who.API_KEY, Principal.UNASKED, new Requirements(keys.protections(), List.of()), PASSES));
        rows.add(row(Who.API_KEY, Principal.UNASKED, keys, NOT_FOUND));
        rows.add(row(Who.API_KEY, Principal.WITH_ALL_ROLES, keys, PASSES));
        rows.add(row(Who.ADMIN, Principal.WITH_ALL_ROLES, keys, MACHINE_UNAUTHORIZED));
        return rows;
    }

    @ParameterizedTest(name = "{0}, principal {1}: {2} {3}")
    @MethodSource("decisions")
    void decision(Who who, Principal principal, Requirements required, String outcome) {
        RequestAuth auth = auth(who);
        set(auth, who, principal);

        assertThat(outcome(auth, required)).isEqualTo(outcome);
        assertThat(outcome(auth, required)).as("again").isEqualTo(outcome);
    }

    private static String outcome(RequestAuth auth, Requirements required) {
        try {
            auth.enforce(required);
            return PASSES;
        } catch (ProtectionException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void set(RequestAuth auth, Who who, Principal principal) {
        if (principal == Principal.UNASKED) {
            return;
        }
        ContainerPrincipal container = new ContainerPrincipal() {
            @Override
            public boolean isPresent() {
                return principal != Principal.ABSENT;
            }

            @Override
            public boolean isInRole(String role) {
                return principal == Principal.WITH_ALL_ROLES;
            }
        };
        auth.enter(container, () -> who == Who.NOBODY_IN_A_BROWSER);
    }

    @Test
    void afterTheSignOutTheRolesAreGone() {
        RequestAuth auth = auth(Who.ADMIN);
        auth.enforce(ADMIN_ROLE);

        auth.signOut();

        assertThatThrownBy(() -> auth.enforce(ADMIN_ROLE)).isInstanceOf(ProtectionException.NotFound.class);
        assertThatThrownBy(() -> auth.enforce(roles(rule("**")))).isInstanceOf(ProtectionException.NotFound.class);
        assertThatThrownBy(() -> auth.enforce(NO_ROLE)).isInstanceOf(ProtectionException.Forbidden.class);
    }

    /** Signing out at Clerk does not sign out at the container. */
    @Test
    void afterTheSignOutAPrincipalOfTheContainerStays() {
        RequestAuth auth = auth(Who.MEMBER);
        set(auth, Who.MEMBER, Principal.WITH_ALL_ROLES);

        auth.signOut();

        assertThatCode(() -> auth.enforce(ADMIN_ROLE)).doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        auth.enforce(new Requirements(List.of(Protection.signedIn()), List.of(rule("org:admin")))))
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    /** Between guard and interceptor a filter may replace the security context; each method is checked once. */
    @Test
    void whatPassedIsKnownByIdentity() {
        RequestAuth auth = auth(Who.NOBODY);
        set(auth, Who.MEMBER, Principal.WITH_ALL_ROLES);
        auth.enforce(ADMIN_ROLE);

        set(auth, Who.MEMBER, Principal.WITHOUT_ROLES);

        assertThat(outcome(auth, roles(rule("org:admin")))).as("an equal one").isEqualTo(FORBIDDEN);
    }

    private static RequestAuth auth(Who who) {
        TestRequest request = who == Who.NOBODY_IN_A_BROWSER ? Fixtures.documentRequest() : Fixtures.apiRequest();
        Object token = switch (who) {
            case NOBODY, NOBODY_IN_A_BROWSER -> null;
            case ADMIN -> token("admin", null, null);
            case MEMBER -> token("member", null, null);
            case PENDING_ADMIN -> token("admin", null, "pending");
            case PERMITTED -> token("member", "create", null);
            case API_KEY -> "ak_x";
        };
        if (token != null) {
            request.bearer(token);
        }
        ClerkConfig config = Fixtures.config();
        JsonObject key = Json.createObjectBuilder()
                .add("id", "ak_1")
                .add("subject", "user_1")
                .build();
        UserApi users = new Users();
        ClerkInstance clerk = new ClerkInstance(
                config,
                Fixtures.PEM_KEYS,
                new ClerkInstance.Backend(
                        new HttpBackendApi(config, Fixtures.CLOCK),
                        (kind, it) -> key,
                        users,
                        new TokenCache(users, Fixtures.CLOCK)),
                Fixtures.seen(),
                Fixtures.CLOCK);
        return Fixtures.auth(clerk, request, () -> who == Who.NOBODY_IN_A_BROWSER);
    }

    private static TestToken token(String role, String permission, String status) {
        return Fixtures.token().claims(claims -> {
            var organization = Json.createObjectBuilder().add("id", "org_1").add("rol", role);
            if (permission != null) {
                organization.add("per", permission).add("fpm", "1");
                claims.add("fea", "o:invoices");
            }
            claims.add("o", organization);
            if (status != null) {
                claims.add("sts", status);
            }
        });
    }

    /** Users whose sessions can be ended, and nothing else. */
    private static final class Users implements UserApi {
        @Override
        public JsonObject user(String userId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<JsonObject> oauthAccessTokens(String userId, String provider) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String sessionToken(String sessionId, TokenRequest wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void revokeSession(String sessionId) {}
    }
}
