package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Ended;
import io.github.clerkjakarta.internal.authentication.RequestState.Redirect;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.token.MachineResult;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A response of the library itself, the same for every server. Caches must not store it: it is for this visitor, now.
 *
 * @param headers text by name: {@code java.net.URI} refuses URLs that browsers send, {@code NewCookie} adds
 *     {@code ;Version=1}
 * @param body empty if there is none
 */
public record Reply(int status, List<Header> headers, String body) {
    public static final String CACHE_CONTROL = "Cache-Control";
    public static final String NO_STORE = "no-store";
    public static final String SET_COOKIE = "Set-Cookie";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String LOCATION = "Location";
    private static final String TEXT = "text/plain;charset=UTF-8";

    private static final Header RETRY_AFTER = new Header("Retry-After", "5");

    private static final List<Header> SIGNED_IN = List.of(new Header("x-clerk-auth-status", "signed-in"));

    public record Header(String name, String value) {}

    /**
     * Returns the response to a request that is answered at the door.
     *
     * @param development true if the answer may explain itself
     */
    static Reply to(Ended state, boolean development) {
        Function<Redirect, Reply> redirected = redirect -> to(redirect, development);
        return state.match(redirected, redirected, page -> {
            Header text = new Header("Content-Type", TEXT);
            return unstored(
                    page.status(), page.status() == 503 ? List.of(text, RETRY_AFTER) : List.of(text), page.message());
        });
    }

    private static Reply to(Redirect redirect, boolean development) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header(LOCATION, redirect.location().toString()));
        redirect.setCookies().forEach(line -> headers.add(new Header(SET_COOKIE, line)));
        if (development) {
            headers.addAll(explanation(redirect));
        }
        return unstored(307, headers, "");
    }

    /**
     * Returns the response to a request that was refused.
     *
     * @param development true if the answer may explain itself
     */
    public static Reply to(ProtectionException refusal, boolean development) {
        if (refusal instanceof ProtectionException.Redirect redirect) {
            return unstored(redirect.getStatus(), List.of(new Header(LOCATION, redirect.getLocation())), "");
        }
        if (refusal instanceof ProtectionException.NotFound notFound) {
            return unstored(404, reason(development, notFound.getReason()), "");
        }
        if (refusal instanceof ProtectionException.Forbidden) {
            return unstored(403, reason(development, "role-annotation"), "");
        }
        if (refusal instanceof ProtectionException.Unauthorized unauthorized) {
            // With JSON, so that a page's script can send its user to sign in.
            String json = Json.createObjectBuilder()
                    .add("error", "unauthenticated")
                    .add("signInUrl", unauthorized.getSignInUrl())
                    .build()
                    .toString();
            return unauthorized(unauthorized.getChallenge(), json);
        }
        if (refusal instanceof ProtectionException.MachineUnauthorized unauthorized) {
            return unauthorized(unauthorized.getChallenge(), "{\"error\":\"unauthenticated\"}");
        }
        if (refusal instanceof ProtectionException.ReverificationNeeded needed) {
            String json = Reverification.error(needed.getReverification());
            return unstored(403, List.of(new Header("Content-Type", TEXT)), json);
        }
        if (refusal instanceof ProtectionException.Answer answer) {
            List<Header> headers = new ArrayList<>(List.of(new Header("Content-Type", answer.getContentType())));
            if (answer.getStatus() == 401) {
                headers.add(new Header(CHALLENGE, "Bearer"));
            }
            return unstored(answer.getStatus(), headers, answer.getBody());
        }
        if (refusal instanceof ProtectionException.Unavailable) {
            return unstored(
                    503,
                    List.of(new Header("Content-Type", TEXT), RETRY_AFTER),
                    "The sign-in service cannot be reached. Please try again in a moment.");
        }
        // Not 503: it would blame Clerk for a mistake of this library, and nobody would look here.
        throw new IllegalStateException("Reply has no response for "
                + refusal.getClass().getName() + ". The request was refused; this is a mistake of clerk-jakarta.");
    }

    private static Reply unauthorized(String challenge, String json) {
        return unstored(
                401, List.of(new Header("Content-Type", "application/json"), new Header(CHALLENGE, challenge)), json);
    }

    private static List<Header> reason(boolean development, String reason) {
        return development ? List.of(new Header("x-clerk-protect-reason", reason)) : List.of();
    }

    private static Reply unstored(int status, List<Header> headers, String body) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(CACHE_CONTROL, NO_STORE));
        return new Reply(status, all, body);
    }

    /** Returns headers for developers that say if the caller is signed in, and if not, why. */
    public static List<Header> explanation(RequestAuth auth) {
        MachineResult machine = auth.machineResult().orElse(null);
        if (machine instanceof MachineResult.Refused refused) {
            return explanation("signed-out", refused.reason().text(), refused.message());
        }
        return machine == null ? explanation(auth.state()) : SIGNED_IN;
    }

    /** Returns the headers that explain the session's state, whatever machine token came along. */
    static List<Header> explanation(RequestState state) {
        return state.match(
                in -> SIGNED_IN,
                out -> explanation("signed-out", out.reason().text(), out.message()),
                handshake -> explanation("handshake", handshake.reason().text(), handshake.message()),
                removed -> explanation(removed.settled()),
                page -> List.of());
    }

    private static List<Header> explanation(String status, String reason, String message) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("x-clerk-auth-status", status));
        headers.add(new Header("x-clerk-auth-reason", reason));
        if (!message.isEmpty()) {
            headers.add(new Header("x-clerk-auth-message", message.replaceAll("[^\\x20-\\x7e]", "?")));
        }
        return headers;
    }
}
