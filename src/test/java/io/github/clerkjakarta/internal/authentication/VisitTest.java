package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final String TOKEN = Fixtures.token().text();

    private static Visit visit(TestRequest request) {
        return new Visit(request, request.url(), Fixtures.config(), Fixtures.NOW.toEpochMilli());
    }

    private static TestRequest cookie() {
        return Fixtures.documentRequest().header("Cookie", "__session=" + TOKEN + "; __client_uat=1");
    }

    @Test
    void aRequestMayHaveNoCredential() {
        assertThat(visit(Fixtures.documentRequest()).credential()).isInstanceOf(Credential.None.class);
    }

    @Test
    void aSessionMayComeByCookie() {
        Visit visit = visit(cookie());

        assertThat(visit.credential()).isInstanceOf(Credential.SessionCookie.class);
        assertThat(visit.credential().sessionToken()).isSameAs(visit.session().token());
        assertThat(visit.bearer()).isNull();
    }

    @Test
    void aTokenInTheHeaderCountsBeforeACookieAndIsReadOnce() {
        Visit visit = visit(cookie().bearer(TOKEN));

        assertThat(visit.credential())
                .isInstanceOf(Credential.SessionBearer.class)
                .isSameAs(visit.bearer());
        assertThat(visit.bearer()).isSameAs(visit.bearer());
    }

    @Test
    void aBadTokenInTheHeaderStillHidesTheCookie() {
        Visit visit = visit(cookie().header("Authorization", "Bearer nothing"));

        assertThat(visit.credential().sessionToken()).isNull();
    }

    @Test
    void anotherSchemeHidesNoCookie() {
        Visit visit = visit(cookie().header("Authorization", "Basic abc"));

        assertThat(visit.credential()).isInstanceOf(Credential.SessionCookie.class);
    }

    /** ClerkJS writes each cookie twice. */
    @Test
    void aSessionCookieThatCameTwiceIsReadOnce() {
        String suffixed = "__session_" + Fixtures.config().publishableKey().cookieSuffix();
        TestRequest twice = Fixtures.documentRequest()
                .header("Cookie", "__session=" + TOKEN + "; " + suffixed + "=" + TOKEN + "; __client_uat=1");
        long more = Work.bytesAllocatedBy(() -> visit(twice).session())
                - Work.bytesAllocatedBy(() -> visit(cookie()).session());

        assertThat(more).isLessThan(Work.bytesAllocatedBy(() -> UnverifiedToken.parse(TOKEN)));
    }
}
