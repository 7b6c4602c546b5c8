package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Set-Cookie lines of Clerk that are passed on, and the session among them. */
class CookieDirectivesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "__session=a; Path=/; Secure; HttpOnly; SameSite=Lax",
                "__session_abc=a",
                "__client_uat=1; Domain=example.com",
                "__client_uat_abc=1",
                "__refresh_abc=r; HttpOnly",
                "__clerk_db_jwt=d",
            })
    void clerksCookiesArePassedOnAsTheyAre(String line) {
        assertThat(CookieDirectives.of(List.of(line)).setCookies()).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSESSIONID=evil; Path=/",
                "session=a",
                "_session=a",
                " __session=a",
                "__Session=a",
                "__Host-__session=a",
                "a=__session=b",
                "",
                "__session=a\r\nX-Evil: 1",
                "__session=a\rb",
                "__session=a\nb",
            })
    void anotherLineIsDropped(String line) {
        CookieDirectives directives = CookieDirectives.of(List.of("__client_uat=1", line, "__client_uat=2"));

        assertThat(directives.setCookies()).containsExactly("__client_uat=1", "__client_uat=2");
        assertThat(directives.session()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no session, __client_uat=1 | __refresh_abc=r, ",
        "one session, __session=a; Path=/, a",
        "the last of two, __session=a | __session_abc=b; Path=/, b",
        "a session before other lines, __session=a | __client_uat=1, a",
        "a sign-out, __session=; Max-Age=0, ''",
        "a sign-out after a session, __session=a | __session=; Max-Age=0, ''",
        "a name alone, __session, ''",
        "a name alone with attributes, __session; Path=/x=y, ''",
        "an equals sign ends the value, __session=a=b; Path=/, a",
        "quotes belong to the value, '__session=\"a\"', '\"a\"'",
    })
    void theSessionAmongTheLines(String rule, String lines, String session) {
        assertThat(CookieDirectives.of(List.of(lines.split(" \\| "))).session()).isEqualTo(session);
    }

    @Test
    void theTokenIsTheSessionsIfItIsWellFormed() {
        assertThat(CookieDirectives.of(List.of("__session=e30.e30.AA; Path=/"))
                        .token()
                        .text())
                .isEqualTo("e30.e30.AA");
        assertThat(CookieDirectives.of(List.of("__session=a")).token()).isNull();
        assertThat(CookieDirectives.of(List.of()).token()).isNull();
    }
}
