package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.url.Url;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses of sign-in and sign-up, seen from {@code https://app.example.com/a/page?q=1}. */
class SignInRedirectTest {
    private static final Url HERE = Url.parse("https://app.example.com/a/page?q=1");
    private static final String PORTAL = "https://accounts.example.com";

    // The pages, without a way back.

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            without addresses, Clerk hosts the pages       |                       |                       | https://accounts.example.com/sign-in | https://accounts.example.com/sign-up
            a path is of this origin                       | /in                   | /up                   | https://app.example.com/in           | https://app.example.com/up
            a relative path begins at this page            | in                    | ../up                 | https://app.example.com/a/in         | https://app.example.com/up
            a query alone is of this page                  | ?in                   | ?up                   | https://app.example.com/a/page?in    | https://app.example.com/a/page?up
            an absolute address stays as it is             | https://id.example/in | https://id.example/up | https://id.example/in                | https://id.example/up
            sign-up is a step of sign-in                   | /in                   |                       | https://app.example.com/in           | https://app.example.com/in/create
            the step of sign-in keeps the query            | /in?x=1               |                       | https://app.example.com/in?x=1       | https://app.example.com/in/create?x=1
            a sign-up page of its own leaves sign-in alone |                       | /up                   | https://accounts.example.com/sign-in | https://app.example.com/up
            a script is no page                            | javascript:alert(1)   | javascript:alert(1)   |                                      |
            a script has no step                           | javascript:alert(1)   |                       |                                      |
            """)
    void thePages(String rule, String signInUrl, String signUpUrl, String signIn, String signUp) {
        SignInRedirect redirect = new SignInRedirect(HERE, PORTAL, signInUrl, signUpUrl, false, false);

        assertThat(text(redirect.toSignIn(null))).isEqualTo(signIn);
        assertThat(text(redirect.toSignUp(null))).isEqualTo(signUp);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Clerk's own tasks page  |     |     | https://accounts.example.com/sign-in/tasks | https://accounts.example.com/sign-up/tasks
            tasks of these pages    | /in | /up | https://app.example.com/in/tasks           | https://app.example.com/up/tasks
            tasks of sign-up's step | /in |     | https://app.example.com/in/tasks           | https://app.example.com/in/create/tasks
            """)
    void aPendingSessionGoesToItsTasks(String rule, String signInUrl, String signUpUrl, String signIn, String signUp) {
        SignInRedirect redirect = new SignInRedirect(HERE, PORTAL, signInUrl, signUpUrl, true, false);

        assertThat(redirect.toSignIn(null)).hasToString(signIn);
        assertThat(redirect.toSignUp(null)).hasToString(signUp);
    }

    // The way back: the same for both pages.

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an absolute address goes along             | /in                          | false | https://app.example.com/b?c=d | https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fb%3Fc%3Dd
            a path is made absolute                    | /in                          | false | /b                            | https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fb
            it joins the page's query                  | /in?x=1                      | false | /b                            | https://app.example.com/in?x=1&redirect_url=https%3A%2F%2Fapp.example.com%2Fb
            it replaces one in the configuration       | /in?redirect_url=%2Fc        | false | /b                            | https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fb
            an empty one counts as absent              | /in                          | false | ''                            | https://app.example.com/in
            a script is no way back                    | /in                          | false | javascript:alert(1)           |
            a satellite's page elsewhere, it must sync | https://primary.example/in   | true  | /b                            | https://primary.example/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fb%3F__clerk_synced%3Dfalse
            another port is elsewhere                  | https://app.example.com:8/in | true  | /b                            | https://app.example.com:8/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fb%3F__clerk_synced%3Dfalse
            a satellite's own page, nothing to sync    | /in                          | true  | /b                            | https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fb
            a primary's page elsewhere does not sync   | https://primary.example/in   | false | /b                            | https://primary.example/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fb
            """)
    void theWayBack(String rule, String page, boolean satellite, String back, String expected) {
        SignInRedirect redirect = new SignInRedirect(HERE, PORTAL, page, page, false, satellite);

        assertThat(text(redirect.toSignIn(back))).isEqualTo(expected);
        assertThat(text(redirect.toSignUp(back))).isEqualTo(expected);
    }

    private static String text(Url url) {
        return url == null ? null : url.toString();
    }
}
