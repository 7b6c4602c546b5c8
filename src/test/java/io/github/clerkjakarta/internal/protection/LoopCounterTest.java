package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopCounterTest {
    private static final AuthReason PARTY = AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES;

    private final LoopCounter loops = new LoopCounter();
    private long now = Fixtures.NOW.toEpochMilli();

    private static String session(String id, int minute) {
        return Fixtures.token()
                .claim("sid", id)
                .claim("jti", String.valueOf(minute))
                .text();
    }

    private Visit refused(AuthReason reason, String cookies) {
        return refused(reason, cookies, "https://app.example.com/page");
    }

    private Visit refused(AuthReason reason, String cookies, String page) {
        TestRequest request = new TestRequest("GET", page).header("Cookie", cookies);
        Visit visit = new Visit(request, request.url(), Fixtures.config(), Fixtures.seen(), now);
        visit.blame(new Refused(reason, "refused", false));
        return visit;
    }

    private boolean isLoop(String session) {
        return loops.isLoop(refused(PARTY, "__client_uat=1; __session=" + session));
    }

    /** Sign-in gives a new token each time. */
    @Test
    void theFourthRedirectOfOneSessionIsALoop() {
        List<Boolean> answers = IntStream.range(0, 6)
                .mapToObj(round -> isLoop(session("sess_1", round)))
                .toList();

        assertThat(answers).containsExactly(false, false, false, true, true, true);
        assertThat(isLoop(session("sess_2", 0))).as("another session").isFalse();
    }

    @Test
    void halfAMinuteLaterTheBrowserMayTryAgain() {
        IntStream.range(0, 4).forEach(round -> isLoop(session("sess_1", round)));
        now += Duration.ofSeconds(30).toMillis() - 1;
        assertThat(isLoop(session("sess_1", 4))).isTrue();

        now += 1;
        assertThat(isLoop(session("sess_1", 5))).isFalse();
    }

    /** A stranger can send a request and its body a minute later: it is refused then, at the time it came. */
    @Test
    void aRequestOfAMinuteAgoDoesNotEmptyTheCounts() {
        IntStream.range(0, 3).forEach(round -> isLoop(session("sess_1", round)));
        now -= Duration.ofMinutes(1).toMillis();
        isLoop(session("sess_of_a_stranger", 0));
        now += Duration.ofMinutes(1).toMillis();
        isLoop(session("sess_of_a_stranger", 1));

        assertThat(isLoop(session("sess_1", 3))).isTrue();
    }

    /** A stranger who knows a session's id can forge a token with it, but not one that Clerk signed. */
    @Test
    void aForgedTokenEndsNoRedirectOfOthers() {
        String victim = "__client_uat=1; __session=" + session("sess_1", 0);
        IntStream.range(0, 9).forEach(round -> loops.isLoop(refused(AuthReason.TOKEN_INVALID_SIGNATURE, victim)));

        assertThat(loops.isLoop(refused(PARTY, victim))).isFalse();
    }

    @Test
    void aSignedOutBrowserAndAGoodSessionAreNotCounted() {
        TestRequest request = Fixtures.documentRequest().clientUat("1").session(session("sess_1", 0));
        for (int round = 0; round < 9; round++) {
            assertThat(loops.isLoop(refused(PARTY, "theme=dark"))).isFalse();
            assertThat(loops.isLoop(new Visit(request, request.url(), Fixtures.config(), Fixtures.seen(), now)))
                    .isFalse();
        }
        assertThat(loops.size()).isZero();
    }

    /** With keys of two instances no session comes back, but the browser knows that its user is signed in. */
    @Test
    void aBrowserThatKnowsOfASignInIsCountedWithoutASession() {
        List<Boolean> answers = IntStream.range(0, 4)
                .mapToObj(round -> loops.isLoop(refused(PARTY, "__client_uat=1")))
                .toList();

        assertThat(answers).containsExactly(false, false, false, true);
    }

    /** In development the handshake's token is refused before any cookie is set, and each round has another nonce in the address. */
    @Test
    void aSessionThatCameInAHandshakeIsCounted() {
        List<Boolean> answers = IntStream.range(0, 4)
                .mapToObj(round -> {
                    String page = "https://app.example.com/page?a=1&__clerk_handshake_nonce=" + round;
                    TestRequest request = new TestRequest("GET", page);
                    Visit visit = new Visit(request, request.url(), Fixtures.config(), Fixtures.seen(), now);
                    visit.blame(new Refused(PARTY, "refused", false), "sess_1");
                    return loops.isLoop(visit);
                })
                .toList();

        assertThat(answers).containsExactly(false, false, false, true);
    }

    /** A stranger who forges another user's session id does not know when that user signed in. */
    @Test
    void anotherSignInIsAnotherLoop() {
        String session = "; __session=" + session("sess_1", 0);
        IntStream.range(0, 9).forEach(round -> loops.isLoop(refused(PARTY, "__client_uat=1" + session)));

        assertThat(loops.isLoop(refused(PARTY, "__client_uat=2" + session))).isFalse();
        assertThat(loops.isLoop(refused(PARTY, "__client_uat=1" + session))).isTrue();
    }

    /** No browser is redirected with a token in the header: a script sent it. */
    @Test
    void aTokenInTheHeaderIsNotCounted() {
        TestRequest request = Fixtures.documentRequest()
                .clientUat("1")
                .session(session("sess_1", 0))
                .bearer(session("sess_1", 0));
        for (int round = 0; round < 9; round++) {
            Visit visit = new Visit(request, request.url(), Fixtures.config(), Fixtures.seen(), now);
            visit.blame(new Refused(PARTY, "refused", false));
            assertThat(loops.isLoop(visit)).isFalse();
        }
    }

    /** Otherwise the browser would get the page until the clock has caught up. */
    @Test
    void aClockThatIsSetBackEndsTheLoop() {
        IntStream.range(0, 4).forEach(round -> isLoop(session("sess_1", round)));
        now -= Duration.ofHours(1).toMillis();

        assertThat(isLoop(session("sess_1", 4))).isFalse();
    }

    @Test
    void tabsThatOpenAtOnceAreNoLoop() {
        String cookies = "__client_uat=1; __session=" + session("sess_1", 0);

        IntStream.range(0, 9)
                .forEach(tab -> assertThat(loops.isLoop(refused(PARTY, cookies, "https://app.example.com/" + tab)))
                        .isFalse());
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 3_000; i++) {
            loops.isLoop(refused(PARTY, "__client_uat=1; __session=x" + i));
        }

        assertThat(loops.size()).isBetween(LoopCounter.SESSIONS_KEPT, 2 * LoopCounter.SESSIONS_KEPT);
    }
}
