package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.ClerkApiException;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.backend.SharedCalls.Call;
import io.github.clerkjakarta.internal.backend.UserApi;
import io.github.clerkjakarta.internal.protection.MachineCheck;
import io.github.clerkjakarta.user.EmailAddress;
import io.github.clerkjakarta.user.OAuthAccessToken;
import io.github.clerkjakarta.user.User;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls to Clerk for one request, each at most once and only on demand. */
public final class RequestCalls {
    private final MachineCheck machines;
    private final SignOut signOut;
    private final UserApi api;
    private final TokenCache tokens;
    private final Lock lock = new ReentrantLock();
    private @Nullable User user;
    private @Nullable List<String> removedCookies;

    public RequestCalls(MachineCheck machines, SignOut signOut, UserApi api, TokenCache tokens) {
        this.machines = machines;
        this.signOut = signOut;
        this.api = api;
        this.tokens = tokens;
    }

    public MachineCheck machines() {
        return machines;
    }

    /** @throws ClerkApiException if Clerk cannot answer */
    User user(String userId) {
        return once(() -> {
            User known = user;
            if (known == null || !known.getId().equals(userId)) {
                known = User.of(made(() -> api.user(userId)), new Operations());
                if (!known.getId().equals(userId)) {
                    throw new ClerkApiException("Clerk's answer is not about the user who is signed in.", 0, "", false);
                }
                user = known;
            }
            return known;
        });
    }

    /**
     * Runs one call at a time. A lock, not {@code synchronized}: a virtual thread that waits inside a monitor pins its carrier thread.
     */
    private <T> T once(Supplier<T> call) {
        lock.lock();
        try {
            return call.get();
        } finally {
            lock.unlock();
        }
    }

    /** @throws ClerkApiException if Clerk issues no token */
    String token(String sessionId, @Nullable String orgId, TokenRequest wanted) {
        return made(() -> tokens.token(sessionId, orgId, wanted));
    }

    /**
     * Ends the session.
     *
     * @param signedIn its id; null if no user is signed in: then the session of an expired token is ended, if there is
     * one
     * @return the Set-Cookie lines that remove it from the browser
     * @throws ClerkApiException if it cannot be ended
     */
    List<String> signOut(@Nullable String signedIn) {
        return once(() -> {
            List<String> removed = removedCookies;
            if (removed == null) {
                String sessionId = signedIn == null ? signOut.sessionId() : signedIn;
                if (sessionId != null) {
                    end(sessionId);
                }
                removed = signOut.cookies();
                removedCookies = removed;
            }
            return removed;
        });
    }

    private void end(String sessionId) {
        try {
            tokens.end(sessionId);
        } catch (BackendException failed) {
            throw asApplicationsSeeIt(failed);
        }
    }

    private final class Operations implements User.Operations {
        @Override
        public EmailAddress createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary) {
            EmailAddress created =
                    EmailAddress.of(made(() -> api.createEmailAddress(userId, emailAddress, verified, primary)));
            return once(() -> {
                // The next call of get() loads it again.
                user = null;
                return created;
            });
        }

        @Override
        public List<OAuthAccessToken> oauthAccessTokens(String userId, String provider) {
            return made(() -> api.oauthAccessTokens(userId, provider)).stream()
                    .map(OAuthAccessToken::of)
                    .toList();
        }
    }

    private static <T> T made(Call<T> call) {
        try {
            return call.make();
        } catch (BackendException failed) {
            throw asApplicationsSeeIt(failed);
        }
    }

    private static ClerkApiException asApplicationsSeeIt(BackendException failed) {
        return new ClerkApiException(
                "Clerk's Backend API: " + failed.getMessage() + ".",
                failed.status(),
                failed.code(),
                failed.isTemporary());
    }
}
