package io.github.clerkjakarta.internal.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.MachineApi;
import io.github.clerkjakarta.internal.backend.SharedApi;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.JwksKeys;
import io.github.clerkjakarta.user.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While Clerk is called, the thread holds no monitor: a virtual thread that waits inside of one keeps its carrier thread, and a
 * few slow calls would stop the whole server.
 */
class NoMonitorTest {
    /** Signing keys are fetched in a thread of their own. */
    private final List<String> held = new CopyOnWriteArrayList<>();

    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** Records the monitors that the thread holds during the call. */
    private void call(String what) {
        calls.add(what);
        long thread = Thread.currentThread().getId();
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {thread}, true, true)[0];
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            held.add(what + " while " + monitor.getLockedStackFrame() + " holds a " + monitor.getClassName());
        }
    }

    private final BackendApi backend = new BackendApi() {
        @Override
        public List<JsonObject> signingKeys() {
            call("signing keys");
            return List.of(Fixtures.jwk(Fixtures.KEYS, "ins_1"));
        }

        @Override
        public List<String> handshakeDirectives(String nonce) {
            call("handshake");
            return List.of();
        }

        @Override
        public List<String> refreshSession(SessionRefreshRequest request) {
            call("refresh");
            return List.of("__session=" + Fixtures.token());
        }
    };

    private final MachineApi machines = (kind, token) -> {
        call("machine");
        return Json.createObjectBuilder()
                .add("id", "ak_1")
                .add("subject", "user_1")
                .build();
    };

    private final UserApi users = new UserApi() {
        @Override
        public JsonObject user(String userId) {
            call("user");
            return Json.createObjectBuilder().add("id", userId).build();
        }

        @Override
        public JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary) {
            call("address");
            return Json.createObjectBuilder().add("email_address", emailAddress).build();
        }

        @Override
        public List<JsonObject> oauthAccessTokens(String userId, String provider) {
            call("oauth");
            return List.of();
        }

        @Override
        public String sessionToken(String sessionId, TokenRequest wanted) {
            call("token");
            return Fixtures.token().text();
        }

        @Override
        public void revokeSession(String sessionId) {
            call("revoke");
        }
    };

    private RequestAuth auth(TestRequest request) {
        ClerkConfig config = Fixtures.config();
        SharedApi shared = new SharedApi(backend, machines, Fixtures.CLOCK);
        ClerkInstance clerk = new ClerkInstance(
                config,
                new JwksKeys(backend, Fixtures.CLOCK),
                new ClerkInstance.Backend(shared, shared, users, new TokenCache(users, Fixtures.CLOCK)),
                Fixtures.seen(),
                Fixtures.CLOCK);
        return Fixtures.auth(clerk, request, () -> false);
    }

    private static TestRequest bearer(Object token) {
        return Fixtures.apiRequest().bearer(token);
    }

    interface Use {
        void of(NoMonitorTest test);
    }

    private static Arguments row(String call, Use use) {
        return Arguments.of(call, use);
    }

    private static User user(RequestAuth auth) {
        return new RequestUser(auth).get().orElseThrow();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                row("signing keys", test -> test.auth(bearer(Fixtures.token())).protect()),
                row("machine", test -> test.auth(bearer("ak_x")).protect(Protection.accepting(TokenType.API_KEY))),
                row("machine", test -> test.auth(bearer("ak_x")).caller(TokenType.API_KEY)),
                row("machine", test -> test.auth(bearer("mt_x")).caller(TokenType.M2M)),
                row("machine", test -> test.auth(bearer("oat_x")).caller(TokenType.OAUTH)),
                row("user", test -> user(test.auth(bearer(Fixtures.token())))),
                row("address", test -> user(test.auth(bearer(Fixtures.token()))).createEmailAddress("new@example.com")),
                row("oauth", test -> user(test.auth(bearer(Fixtures.token()))).getOAuthAccessToken("google")),
                row("token", test -> test.auth(bearer(Fixtures.token())).getToken("books")),
                row(
                        "token",
                        test -> test.auth(bearer(Fixtures.token()))
                                .getToken(TokenRequest.template("books").fresh())),
                row("revoke", test -> test.auth(bearer(Fixtures.token())).signOut()),
                row("refresh", test -> test.auth(expired())));
    }

    /** A script's request with an expired token and the refresh token for it. */
    private static TestRequest expired() {
        String suffix = "_" + Fixtures.PRODUCTION.cookieSuffix();
        TestToken token = Fixtures.token()
                .expiresAt(Fixtures.NOW.minusSeconds(60))
                .issuedAt(Fixtures.NOW.minusSeconds(120))
                .notBefore(Fixtures.NOW.minusSeconds(130));
        long uat = Fixtures.NOW.getEpochSecond() - 600;
        return Fixtures.apiRequest()
                .header(
                        "Cookie",
                        String.join(
                                "; ",
                                "__session=" + token,
                                "__session" + suffix + "=" + token,
                                "__client_uat=" + uat,
                                "__client_uat" + suffix + "=" + uat,
                                "__refresh" + suffix + "=refresh"));
    }

    /** Runs on a thread of its own, because the thread that runs tests may hold monitors of its own. */
    private static void onAnotherThread(Runnable use) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                use.run();
                done.complete(null);
            } catch (ProtectionException refused) {
                done.complete(null);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        thread.start();
        done.join();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void noMonitorIsHeldWhileClerkIsCalled(String call, Use use) {
        onAnotherThread(() -> use.of(this));

        assertThat(calls).contains(call);
        assertThat(held).isEmpty();
    }

    /** Tests the test itself: a monitor would be seen. */
    @Test
    void aMonitorIsSeen() {
        onAnotherThread(() -> {
            synchronized (held) {
                call("fake");
            }
        });

        assertThat(held).singleElement().asString().contains("NoMonitorTest", "CopyOnWriteArrayList");
    }
}
