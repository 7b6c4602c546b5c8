package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitTest {
    private static final String TOKEN = Fixtures.token().text();

    private static Visit visit(TestRequest request) {
        return Fixtures.visit(Fixtures.config(), request);
    }

    private static TestRequest cookie() {
        return Fixtures.documentRequest().session(TOKEN).clientUat("1");
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

    /** As Clerk's SDK reads the header; a token in it hides the cookie, however bad it is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a bearer,Bearer t,t",
                "no scheme,t,t",
                "another scheme,Basic t,",
                "the scheme in other letters,bearer t,",
                "the scheme alone,Bearer,Bearer",
                "a blank after the scheme,Bearer ,Bearer",
                "two blanks after the scheme,Bearer  t,Bearer",
                "a blank before the token, t,",
                "a blank alone, ,",
                "more after the token,Bearer t u,t",
                "an empty header,^^,",
            })
    void theTokenInTheHeader(String rule, String header, String token) {
        Visit visit = visit(cookie().header("Authorization", header));

        assertThat(visit.bearerToken()).isEqualTo(token);
        assertThat(visit.credential())
                .isInstanceOf(token == null ? Credential.SessionCookie.class : Credential.SessionBearer.class);
        assertThat(visit.credential().sessionToken() == null).isEqualTo(token != null);
    }

    /** The first cause is the real one. */
    @Test
    void theFirstRefusalIsBlamed() {
        Visit visit = visit(cookie());

        visit.blame(new Refused(AuthReason.TOKEN_INVALID, "first", false), "sess_1");
        visit.blame(new Refused(AuthReason.TOKEN_EXPIRED, "second", false));

        assertThat(visit.blamed()).extracting(Refused::message).isEqualTo("first");
        assertThat(visit.blamedSession()).isEqualTo("sess_1");
    }

    @Test
    void notesAreTakenOnceAndOnlyForDebugging() {
        Visit debugged = Fixtures.visit(Fixtures.config("clerk.debug", "true"), cookie());
        Visit quiet = visit(cookie());

        debugged.note(() -> "rule: answer");
        quiet.note(() -> {
            throw new AssertionError("A note that is not read need not be written.");
        });

        assertThat(debugged.takeNotes()).containsExactly("rule: answer");
        assertThat(debugged.takeNotes()).isNull();
        assertThat(quiet.takeNotes()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"~/sign-in, /app/sign-in", "/sign-in, /sign-in", "https://a.example/~/x, https://a.example/~/x", ", "})
    void aTildeIsTheContextRoot(String address, String expected) {
        assertThat(visit(cookie()).fromContextRoot(address)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"~/sign-in, /app/sign-in", "/sign-in, /sign-in", ", "})
    void aConfiguredPageIsReadAsTheBrowserReadsIt(String page, String expected) {
        Visit visit = Fixtures.visit(Fixtures.config("clerk.sign-in-url", page), cookie());

        assertThat(visit.here(visit.config().pages().signIn().address())).isEqualTo(expected);
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
