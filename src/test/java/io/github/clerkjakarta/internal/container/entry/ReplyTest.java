package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Ended;
import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.container.entry.Reply.Header;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library's own responses, to the last header. */
class ReplyTest {
    private static final String TEXT = "Content-Type: text/plain;charset=UTF-8";
    private static final String JSON = "Content-Type: application/json";
    private static final String TRY_AGAIN = "Retry-After: 5";
    private static final List<String> COOKIES = List.of("__session=; Path=/", "__client_uat=0; Path=/");
    private static final Handshake HANDSHAKE = new Handshake(
            AuthReason.SESSION_TOKEN_MISSING, "Straße\n", Url.parse("https://clerk.example.com/x"), COOKIES);
    private static final HandshakeRemoved RETURNED = new HandshakeRemoved(
            new SignedOut(AuthReason.SESSION_TOKEN_MISSING, "", false, COOKIES),
            Url.parse("https://app.example.com/page"));

    /**
     * One response.
     *
     * @param source what is answered: the end of authentication or a refusal
     * @param headers all but {@code Cache-Control}
     * @param explanation the headers that only developers get
     */
    private record Row(
            String name, Object source, int status, List<String> headers, String body, List<String> explanation) {
        Row(String name, Object source, int status, List<String> headers, String body) {
            this(name, source, status, headers, body, List.of());
        }

        Reply reply(boolean development) {
            return source instanceof Ended ended
                    ? new Entry.Stopped(ended, development).reply()
                    : Reply.to((ProtectionException) source, development);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "a handshake goes to Clerk with its cookies",
                        HANDSHAKE,
                        307,
                        List.of(
                                "Location: https://clerk.example.com/x",
                                "Set-Cookie: __session=; Path=/",
                                "Set-Cookie: __client_uat=0; Path=/"),
                        "",
                        List.of(
                                "x-clerk-auth-status: handshake",
                                "x-clerk-auth-reason: session-token-missing",
                                "x-clerk-auth-message: Stra?e?")),
                // The header said "signed-in" after a handshake that brought no session.
                new Row(
                        "a handshake that came back without a session says so",
                        RETURNED,
                        307,
                        List.of(
                                "Location: https://app.example.com/page",
                                "Set-Cookie: __session=; Path=/",
                                "Set-Cookie: __client_uat=0; Path=/"),
                        "",
                        List.of("x-clerk-auth-status: signed-out", "x-clerk-auth-reason: session-token-missing")),
                new Row("a message", new ErrorPage(400, "No."), 400, List.of(TEXT), "No."),
                new Row(
                        "a message for now",
                        RequestState.COME_BACK,
                        503,
                        List.of(TEXT, TRY_AGAIN),
                        "The sign-in service cannot be asked right now. Please try again in a moment."),
                new Row(
                        "a redirect after GET",
                        new ProtectionException.Redirect("https://app.example.com/sign-in", 307),
                        307,
                        List.of("Location: https://app.example.com/sign-in"),
                        ""),
                new Row(
                        "a redirect after POST",
                        new ProtectionException.Redirect("https://app.example.com/sign-in", 303),
                        303,
                        List.of("Location: https://app.example.com/sign-in"),
                        ""),
                new Row(
                        "not found",
                        new ProtectionException.NotFound("not-authenticated"),
                        404,
                        List.of(),
                        "",
                        List.of("x-clerk-protect-reason: not-authenticated")),
                new Row(
                        "forbidden",
                        new ProtectionException.Forbidden(),
                        403,
                        List.of(),
                        "",
                        List.of("x-clerk-protect-reason: role-annotation")),
                new Row(
                        "unauthorized, with the page to sign in",
                        new ProtectionException.Unauthorized("https://app.example.com/\"in\""),
                        401,
                        List.of(JSON, "WWW-Authenticate: Bearer"),
                        "{\"error\":\"unauthenticated\",\"signInUrl\":\"https://app.example.com/\\\"in\\\"\"}"),
                new Row(
                        "unauthorized with a challenge",
                        new ProtectionException.Unauthorized("/in", "Bearer error=\"invalid_token\""),
                        401,
                        List.of(JSON, "WWW-Authenticate: Bearer error=\"invalid_token\""),
                        "{\"error\":\"unauthenticated\",\"signInUrl\":\"/in\"}"),
                new Row(
                        "a machine is unauthorized",
                        new ProtectionException.MachineUnauthorized(),
                        401,
                        List.of(JSON, "WWW-Authenticate: Bearer"),
                        "{\"error\":\"unauthenticated\"}"),
                new Row(
                        "an OAuth client is told where to get a token",
                        new ProtectionException.MachineUnauthorized("Bearer resource_metadata=\"https://x\""),
                        401,
                        List.of(JSON, "WWW-Authenticate: Bearer resource_metadata=\"https://x\""),
                        "{\"error\":\"unauthenticated\"}"),
                new Row(
                        "reverification is needed",
                        new ProtectionException.ReverificationNeeded(Reverification.of(Reverification.Preset.STRICT)),
                        403,
                        List.of(TEXT),
                        Reverification.error(Reverification.of(Reverification.Preset.STRICT))),
                new Row(
                        "an answer of the application",
                        new ProtectionException.Answer(418, "text/x", "tea"),
                        418,
                        List.of("Content-Type: text/x"),
                        "tea"),
                // HTTP requires the header of every 401.
                new Row(
                        "an answer of 401 has a challenge",
                        new ProtectionException.Answer(401, "application/json", "{}"),
                        401,
                        List.of(JSON, "WWW-Authenticate: Bearer"),
                        "{}"),
                new Row(
                        "Clerk cannot be asked",
                        new ProtectionException.Unavailable(),
                        503,
                        List.of(TEXT, TRY_AGAIN),
                        "The sign-in service cannot be reached. Please try again in a moment."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void inProductionNothingIsExplained(Row row) {
        is(row, row.headers(), row.reply(false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void inDevelopmentTheReasonGoesAlong(Row row) {
        is(
                row,
                Stream.concat(row.headers().stream(), row.explanation().stream())
                        .toList(),
                row.reply(true));
    }

    private static void is(Row row, List<String> headers, Reply reply) {
        assertThat(reply.status()).isEqualTo(row.status());
        assertThat(reply.body()).isEqualTo(row.body());
        assertThat(reply.headers().stream()
                        .filter(it -> !it.name().equals("Cache-Control"))
                        .map(it -> it.name() + ": " + it.value()))
                .containsExactlyElementsOf(headers);
    }

    /** A cache that keeps one visitor's redirect sends it to the next. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void noReplyIsStored(Row row) {
        for (boolean development : List.of(true, false)) {
            assertThat(row.reply(development).headers())
                    .filteredOn(it -> it.name().equals("Cache-Control"))
                    .containsExactly(new Header("Cache-Control", "no-store"));
        }
    }

    /** A refusal that was added was answered 503, as if Clerk could not be reached. */
    @Test
    void everyRefusalAndEveryEndHasARow() {
        Set<Class<?>> answered = rows().map(it -> it.source().getClass()).collect(Collectors.toSet());

        assertThat(answered)
                .contains(ProtectionException.class.getPermittedSubclasses())
                .contains(Handshake.class, HandshakeRemoved.class, ErrorPage.class);
    }

    @Test
    void theStateIsKeptBesideTheReply() {
        Entry.Stopped stopped = new Entry.Stopped(HANDSHAKE, false);

        assertThat(stopped.state()).isEqualTo(HANDSHAKE);
        assertThat(Reply.explanation(stopped.state()))
                .contains(new Header("x-clerk-auth-reason", "session-token-missing"));
    }

    @Test
    void aPageExplainsNothing() {
        assertThat(Reply.explanation(new ErrorPage(400, "No."))).isEmpty();
    }
}
