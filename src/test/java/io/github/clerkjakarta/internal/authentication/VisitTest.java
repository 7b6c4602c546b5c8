package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Fixtures.Request;
import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import org.junit.jupiter.api.Test;

class VisitTest {
    private static final String TOKEN = Fixtures.token();

    private static Visit visit(Request request) {
        return new Visit(request, request.url(), Fixtures.config(), Fixtures.NOW.toEpochMilli());
    }

    private static Request cookie() {
        return Request.document().header("Cookie", "__session=" + TOKEN + "; __client_uat=1");
    }

    @Test
    void aRequestMayHaveNoCredential() {
        assertThat(visit(Request.document()).credential()).isInstanceOf(Credential.None.class);
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
        Visit visit = visit(cookie().header("Authorization", "Bearer " + TOKEN));

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
        Request twice = Request.document()
                .header("Cookie", "__session=" + TOKEN + "; " + suffixed + "=" + TOKEN + "; __client_uat=1");
        long more = Work.bytesAllocatedBy(() -> visit(twice).session())
                - Work.bytesAllocatedBy(() -> visit(cookie()).session());

        assertThat(more).isLessThan(Work.bytesAllocatedBy(() -> UnverifiedToken.parse(TOKEN)));
    }
}
