package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests with paths that organization patterns cannot read. {@code fuzz} tries all other kinds. */
class AuthenticatorTest {
    /** A pattern that looks ahead at each place takes too long for a long path, and a malformed path fits no pattern. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long | 400, This address is malformed or too long.",
                "/orgs/%zz/a | handshake, dev-browser-missing",
                "/orgs/%ff/a | handshake, dev-browser-missing",
            })
    void aPathThatNoPatternCanReadIsAnswered(String path, String answer) {
        ClerkConfig config = withOrganizations("/orgs/:slug/:rest((?:(?!.*zzz).)*)");
        String tooLong = "/orgs/x/" + "a/".repeat(12_000);
        TestRequest request = new TestRequest("GET", "https://app.example.com" + (path.equals("long") ? tooLong : path))
                .header("Sec-Fetch-Dest", "document");

        assertThat(DebugReport.decision(Fixtures.authenticate(config, request))).isEqualTo(answer);
    }

    /** The line tells which pattern to mend; the answer tells a stranger nothing. */
    @Test
    void thePatternIsLogged() {
        String pattern = "/orgs/:slug/:rest((?:(?!.*logged).)*)";
        TestRequest request = new TestRequest("GET", "https://app.example.com/orgs/x/" + "a/".repeat(12_000));

        try (LogLines log = LogLines.of("io.github.clerkjakarta.route")) {
            Fixtures.authenticate(withOrganizations(pattern), request.header("Sec-Fetch-Dest", "document"));

            assertThat(log.all()).singleElement().asString().contains(pattern).doesNotContain("a/a/");
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
