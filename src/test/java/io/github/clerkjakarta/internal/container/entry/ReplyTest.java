package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.internal.authentication.RequestState.Ended;
import io.github.clerkjakarta.internal.authentication.RequestState.ErrorPage;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.container.entry.Reply.Header;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private static final String JSON = "application/json";
    private static final Url HERE = Url.parse("https://app.example.com/page");
    private static final List<String> COOKIES = List.of("__session=; Path=/");
    private static final Handshake HANDSHAKE =
            new Handshake(AuthReason.SESSION_TOKEN_MISSING, "", Url.parse("https://clerk.example.com/x"), COOKIES);
    private static final HandshakeRemoved NOBODY =
            new HandshakeRemoved(new SignedOut(AuthReason.SESSION_TOKEN_MISSING, "", false, COOKIES), HERE);

    private static final List<ProtectionException> REFUSALS = List.of(
            new ProtectionException.Redirect("https://app.example.com/sign-in", 307),
            new ProtectionException.NotFound("not-authenticated"),
            new ProtectionException.Forbidden(),
            new ProtectionException.Unauthorized("/sign-in"),
            new ProtectionException.MachineUnauthorized(),
            new ProtectionException.ReverificationNeeded(Reverification.of(Reverification.Preset.STRICT)),
            new ProtectionException.Answer(418, "text/plain", ""),
            new ProtectionException.Unavailable());

    static Stream<Reply> everyReply() {
        Stream<Ended> states = Stream.of(HANDSHAKE, NOBODY, new ErrorPage(400, "No."));
        return Stream.concat(
                states.map(it -> Reply.to(it, false)), REFUSALS.stream().map(it -> Reply.to(it, false)));
    }

    /** A refusal that was added was answered 503, as if Clerk could not be reached. */
    @Test
    void everyRefusalHasAReplyOfItsOwn() {
        assertThat(REFUSALS)
                .extracting(Object::getClass)
                .as("each has a case in Reply.to and an example here")
                .containsExactlyInAnyOrder(ProtectionException.class.getPermittedSubclasses());
        assertThat(REFUSALS)
                .extracting(it -> Reply.to(it, false).status())
                .containsExactly(307, 404, 403, 401, 401, 403, 418, 503);
    }

    /** A cache that keeps one visitor's redirect sends it to the next. */
    @ParameterizedTest
    @MethodSource("everyReply")
    void noReplyIsStored(Reply reply) {
        assertThat(reply.headers()).contains(new Header("Cache-Control", "no-store"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void redirectsKeepMethodAndBody(boolean development) {
        Reply reply = Reply.to(HANDSHAKE, development);

        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.headers())
                .contains(
                        new Header("Location", "https://clerk.example.com/x"),
                        new Header("Set-Cookie", "__session=; Path=/"));
    }

    /** The header said "signed-in" after a handshake that brought no session. */
    @Test
    void aHandshakeThatBringsNobodySaysSo() {
        assertThat(Reply.to(NOBODY, true).headers())
                .contains(
                        new Header("x-clerk-auth-status", "signed-out"),
                        new Header("x-clerk-auth-reason", "session-token-missing"));
        assertThat(Reply.to(NOBODY, false).headers()).extracting(Header::name).doesNotContain("x-clerk-auth-status");
    }

    @Test
    void theStateIsKeptBesideTheReply() {
        Entry.Stopped stopped = new Entry.Stopped(HANDSHAKE, false);

        assertThat(stopped.state()).isEqualTo(HANDSHAKE);
        assertThat(Reply.explanation(stopped.state()))
                .contains(new Header("x-clerk-auth-reason", "session-token-missing"));
    }

    /** HTTP requires the header of every 401. */
    @Test
    void everyUnauthorizedHasAChallenge() {
        assertThat(challenges(new ProtectionException.Unauthorized("/sign-in"))).isEqualTo("Bearer");
        assertThat(challenges(new ProtectionException.Unauthorized("/sign-in", "Bearer error=\"x\"")))
                .isEqualTo("Bearer error=\"x\"");
        assertThat(challenges(new ProtectionException.MachineUnauthorized())).isEqualTo("Bearer");
        assertThat(challenges(new ProtectionException.Answer(401, JSON, "{}"))).isEqualTo("Bearer");
        assertThat(challenges(new ProtectionException.Answer(403, JSON, "{}"))).isEmpty();
    }

    @Test
    void anOAuthChallengeStaysAsItIs() {
        String oauth = "Bearer resource_metadata=\"https://clerk.example.com/.well-known/oauth-protected-resource\"";

        assertThat(challenges(new ProtectionException.MachineUnauthorized(oauth)))
                .isEqualTo(oauth);
    }

    private static String challenges(ProtectionException refusal) {
        return String.join(
                " and ",
                Reply.to(refusal, false).headers().stream()
                        .filter(header -> header.name().equals("WWW-Authenticate"))
                        .map(Header::value)
                        .toList());
    }
}
