package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.BackendApi.SessionRefreshRequest;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import java.util.List;
import java.util.function.Function;

/** Exchanges an expired session token for a fresh one by the refresh cookie, without a redirect. */
final class SessionRefresh {
    private final TokenVerifier verifier;
    private final BackendApi backend;

    SessionRefresh(TokenVerifier verifier, BackendApi backend) {
        this.verifier = verifier;
        this.backend = backend;
    }

    sealed interface Outcome {
        <T> T match(Function<? super SignedIn, ? extends T> fresh, Function<? super Failed, ? extends T> failed);

        record Fresh(SignedIn state) implements Outcome {
            @Override
            public <T> T match(
                    Function<? super SignedIn, ? extends T> fresh, Function<? super Failed, ? extends T> failed) {
                return fresh.apply(state);
            }
        }

        /**
         * No fresh token.
         *
         * @param problem one word for it, as in the reason of Clerk's SDK
         * @param asked false if Clerk was not asked, to stay below its rate limit
         */
        record Failed(String problem, boolean asked) implements Outcome {
            Failed(String problem) {
                this(problem, true);
            }

            @Override
            public <T> T match(
                    Function<? super SignedIn, ? extends T> fresh, Function<? super Failed, ? extends T> failed) {
                return failed.apply(this);
            }
        }
    }

    Outcome attempt(Visit visit) {
        String refreshToken = visit.session().refresh();
        if (!visit.isGet()) {
            return new Outcome.Failed("non-eligible-non-get");
        }
        if (refreshToken == null) {
            return new Outcome.Failed("non-eligible-no-refresh-cookie");
        }
        // Clerk's SDK refreshes the cookie's session even after an expired token in the header.
        boolean cookie = visit.session().session() != null;
        UnverifiedToken expired =
                cookie ? visit.session().token() : visit.credential().sessionToken();
        if (expired == null) {
            return new Outcome.Failed("expired-session-token-decode-failed");
        }
        String sessionId = expired.claimedSessionId();
        if (sessionId == null) {
            return new Outcome.Failed("expired-session-token-missing-sid-claim");
        }
        List<String> lines;
        try {
            lines = backend.refreshSession(new SessionRefreshRequest(
                    sessionId,
                    expired.text(),
                    refreshToken,
                    visit.session().isSuffixed(),
                    visit.url().origin(),
                    visit.facts().headers()));
        } catch (BackendException failed) {
            return new Outcome.Failed(problem(failed), failed.isAsked());
        }
        if (lines.isEmpty()) {
            return new Outcome.Failed("unexpected-sdk-error");
        }
        return verified(CookieDirectives.of(lines));
    }

    private Outcome verified(CookieDirectives directives) {
        UnverifiedToken token = directives.token();
        boolean session = token != null && !token.claimsToBeNoSession();
        if (session && verifier.verify(token) instanceof Verified verified) {
            SessionClaims claims = verified.token().sessionClaims();
            if (claims != null) {
                return new Outcome.Fresh(new SignedIn(verified.token(), claims, directives.setCookies()));
            }
        }
        return new Outcome.Failed("invalid-session-token");
    }

    private static String problem(BackendException failed) {
        if (failed.isUnreachable()) {
            return "fetch-error";
        }
        return failed.code().isEmpty() ? "unexpected-bapi-error" : failed.code();
    }
}
