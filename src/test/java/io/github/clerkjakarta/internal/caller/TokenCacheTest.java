package io.github.clerkjakarta.internal.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.Failures;
import io.github.clerkjakarta.internal.backend.UserApi;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private static final TokenRequest TEMPLATE = TokenRequest.template("orders");

    private final List<String> ended = new ArrayList<>();
    private BackendException failure;
    private Instant now = Fixtures.NOW;
    private int issued;

    /** A call by another thread. Runs once, when the cache reads the clock. */
    private Call meanwhile = () -> {};

    private interface Call {
        void make() throws BackendException;
    }

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            Call call = meanwhile;
            meanwhile = () -> {};
            try {
                call.make();
            } catch (BackendException e) {
                throw new IllegalStateException(e);
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return Fixtures.CLOCK.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final UserApi api = new UserApi() {
        @Override
        public void revokeSession(String sessionId) throws BackendException {
            ended.add(sessionId);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public JsonObject user(String userId) {
            throw new AssertionError("not asked here");
        }

        @Override
        public JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary) {
            throw new AssertionError("not asked here");
        }

        @Override
        public List<JsonObject> oauthAccessTokens(String userId, String provider) {
            throw new AssertionError("not asked here");
        }

        @Override
        public String sessionToken(String sessionId, TokenRequest wanted) {
            issued++;
            return Fixtures.token().claim("number", issued).text();
        }
    };

    private final TokenCache cache = new TokenCache(api, clock);

    private String token(TokenRequest wanted) throws BackendException {
        return cache.token("sess_1", null, wanted);
    }

    /** A client with one old token of a session can send it for ever. */
    @Test
    void anEndedSessionIsNotEndedAgain() throws BackendException {
        for (int i = 0; i < 100; i++) {
            cache.end("sess_1");
        }
        cache.end("sess_2");

        assertThat(ended).containsExactly("sess_1", "sess_2");
    }

    @Test
    void aSessionThatClerkDoesNotKnowHasEnded() throws BackendException {
        failure = new Failures.Answer(404).exception();

        cache.end("sess_1");
        cache.end("sess_1");

        assertThat(ended).containsExactly("sess_1");
    }

    @Test
    void aSessionThatCouldNotBeEndedIsTriedAgain() {
        failure = Failures.unreachable();

        assertThatThrownBy(() -> cache.end("sess_1")).isSameAs(failure);
        assertThatThrownBy(() -> cache.end("sess_1")).isSameAs(failure);

        assertThat(ended).hasSize(2);
    }

    /** A hit once wrote the old token back over the fresh one, which may lack a role. */
    @Test
    void aFreshTokenIsNotReplacedByTheOneBefore() throws BackendException {
        String before = token(TEMPLATE);
        meanwhile = () -> token(TEMPLATE.fresh());

        assertThat(token(TEMPLATE)).isEqualTo(before);
        assertThat(token(TEMPLATE)).isNotEqualTo(before);
        assertThat(issued).isEqualTo(2);
    }

    /** A hit once wrote it back after the session's end. */
    @Test
    void aTokenOfAnEndedSessionDoesNotComeBack() throws BackendException {
        String before = token(TEMPLATE);
        meanwhile = () -> cache.end("sess_1");

        assertThat(token(TEMPLATE)).isEqualTo(before);
        assertThat(token(TEMPLATE)).isNotEqualTo(before);
    }

    @Test
    void itIsForgottenAfterAWhile() throws BackendException {
        cache.end("sess_1");
        now = now.plus(TokenCache.ENDED_FOR);
        cache.end("sess_1");

        assertThat(ended).hasSize(2);
    }
}
