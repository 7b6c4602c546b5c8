package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request has an answer. The fuzz tests look for those that have none, or sign in whom they should not. */
class AuthenticatorTest {
    /** A pattern that looks ahead at each place takes too long for a long path, and a malformed path fits no pattern. */
    @ParameterizedTest
    @ValueSource(strings = {"long", "/orgs/%zz/a", "/orgs/%ff/a"})
    void aPathThatNoPatternCanReadIsAnswered(String path) {
        ClerkConfig config = withOrganizations("/orgs/:slug/:rest((?:(?!.*zzz).)*)");
        String long24 = "/orgs/x/" + "a/".repeat(12_000);
        TestRequest request = new TestRequest("GET", "https://app.example.com" + (path.equals("long") ? long24 : path))
                .header("Sec-Fetch-Dest", "document");
        ClerkInstance clerk = Fixtures.instance(config);

        RequestState state = clerk.authenticate(clerk.visit(request, request.url()));

        assertThat(state instanceof RequestState.ErrorPage page ? page.status() : 307)
                .isIn(307, 400);
        if (path.equals("long")) {
            assertThat(state).isEqualTo(RequestState.UNREADABLE);
        }
    }

    private static ClerkConfig withOrganizations(String pattern) {
        return Fixtures.config(
                "clerk.publishable-key",
                Fixtures.DEVELOPMENT.text(),
                "clerk.organization-sync.organization-patterns",
                pattern);
    }
}
