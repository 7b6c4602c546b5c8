package io.github.clerkjakarta.internal.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.internal.authentication.Authenticator;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Handshake;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A JWT template's token is signed with the instance's key, may claim anything and may be good for years. It is no
 * session, whoever presents it.
 */
class TemplateTokenTest {
    private static final String SESSION = "cl_B7d4PD111AAA";
    private static final String TEMPLATE = TestToken.TEMPLATE;
    private static final String MACHINE = "cl_B7d4PD333AAA";

    private static String token(@Nullable String category) {
        TestToken token = Fixtures.token();
        return (category == null ? token : token.category(category)).text();
    }

    private static TestToken handshake(String session) {
        return Fixtures.token().handshake("__session=" + session + "; Path=/", "__client_uat=1");
    }

    private static RequestState authenticate(ClerkConfig config, TestRequest request, String given) {
        return new Authenticator(Fixtures.verifier(config), new Giving(given))
                .authenticate(new Visit(request, request.url(), config, Fixtures.seen(), Fixtures.NOW.toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({
        SESSION + ", true",
        "cl_I7d4PD111III, true",
        ", true",
        TEMPLATE + ", false",
        MACHINE + ", false",
        "x, false"
    })
    void inAHandshake(String category, boolean session) {
        ClerkConfig config = Fixtures.config();
        TestRequest byToken = Fixtures.documentRequest().cookie("__clerk_handshake", handshake(token(category)));
        TestRequest byNonce = Fixtures.documentRequest().cookie("__clerk_handshake_nonce", "n");

        assertThat(authenticate(config, byToken, "")).isInstanceOf(session ? SignedIn.class : SignedOut.class);
        assertThat(authenticate(config, byNonce, token(category)))
                .isInstanceOf(session ? SignedIn.class : SignedOut.class);
    }

    @Test
    void inADevelopmentHandshake() {
        ClerkConfig config = Fixtures.primary("https://satellite.example");
        String query = "?__clerk_handshake=";

        assertThat(authenticate(config, Fixtures.documentRequest(query + handshake(token(SESSION))), ""))
                .isInstanceOf(HandshakeRemoved.class);
        assertThat(authenticate(config, Fixtures.documentRequest(query + handshake(token(TEMPLATE))), ""))
                .isInstanceOf(Handshake.class);
    }

    @ParameterizedTest
    @CsvSource({SESSION + ", true", ", true", TEMPLATE + ", false", MACHINE + ", false"})
    void inARefresh(String category, boolean session) {
        ClerkConfig config = Fixtures.config();
        TestToken expired = Fixtures.token().expiresAt(Fixtures.NOW.minusSeconds(60));
        TestRequest request = Fixtures.documentRequest()
                .session(expired, config.publishableKey())
                .clientUat("1", config.publishableKey())
                .cookie("__refresh_" + config.publishableKey().cookieSuffix(), "r");

        RequestState state = authenticate(config, request, token(category));

        if (session) {
            assertThat(state).isInstanceOf(SignedIn.class);
        } else {
            assertThat(((Handshake) state).reason().text())
                    .isEqualTo("session-token-expired-refresh-invalid-session-token");
        }
    }

    /** Returns this session for every nonce and every refresh token. */
    private record Giving(String session) implements BackendApi {
        @Override
        public List<JsonObject> signingKeys() {
            throw new AssertionError("The key is configured.");
        }

        @Override
        public List<String> handshakeDirectives(String nonce) {
            return List.of("__session=" + session + "; Path=/", "__client_uat=1");
        }

        @Override
        public List<String> refreshSession(SessionRefreshRequest request) {
            return List.of("__session=" + session + "; Path=/");
        }
    }
}
