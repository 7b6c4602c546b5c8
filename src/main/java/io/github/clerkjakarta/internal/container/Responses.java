package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.RequestState.Answer;
import io.github.clerkjakarta.internal.decision.RequestState.Handshake;
import io.github.clerkjakarta.internal.decision.RequestState.Redirect;
import io.github.clerkjakarta.internal.decision.RequestState.SignedOut;
import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** What the library itself answers. Nothing of it may be stored: it is for this visitor, now. */
final class Responses {
    static final String CACHE_CONTROL = "Cache-Control";
    static final String NO_STORE = "no-store";
    private static final String LOCATION = "Location";
    private static final String SET_COOKIE = "Set-Cookie";

    private Responses() {}

    private static Response redirect(Redirect redirect, boolean development) {
        // Headers as text: java.net.URI refuses URLs that browsers send, NewCookie adds ";Version=1".
        ResponseBuilder response = Response.status(307)
                .header(LOCATION, redirect.location().toString())
                .header(CACHE_CONTROL, NO_STORE);
        redirect.setCookies().forEach(line -> response.header(SET_COOKIE, line));
        Response built = response.build();
        if (development) {
            explain(redirect, built.getHeaders());
        }
        return built;
    }

    static Response stopped(Entry.Stopped stopped) {
        if (stopped.state() instanceof Redirect redirect) {
            return redirect(redirect, stopped.development());
        }
        if (stopped.state() instanceof Answer answer) {
            return text(answer.status(), "text/plain;charset=UTF-8", answer.message());
        }
        throw new IllegalStateException("A request that goes on was stopped.");
    }

    static Response text(int status, String contentType, String body) {
        return Response.status(status)
                .header("Content-Type", contentType)
                .header(CACHE_CONTROL, NO_STORE)
                .entity(body)
                .build();
    }

    static Response redirect(ProtectionException.Redirect redirect) {
        return Response.status(redirect.getStatus())
                .header(LOCATION, redirect.getLocation())
                .header(CACHE_CONTROL, NO_STORE)
                .build();
    }

    /** With JSON, so that a page's script can send its user to sign in. */
    static Response unauthorized(ProtectionException.Unauthorized unauthorized) {
        String json = Json.createObjectBuilder()
                .add("error", "unauthenticated")
                .add("signInUrl", unauthorized.getSignInUrl())
                .build()
                .toString();
        return Response.status(401)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(CACHE_CONTROL, NO_STORE)
                .entity(json)
                .build();
    }

    static Response unavailable() {
        Response answer = text(
                503,
                "text/plain;charset=UTF-8",
                "The sign-in service cannot be reached. Please try again in a moment.");
        answer.getHeaders().putSingle("Retry-After", "5");
        return answer;
    }

    /** Clerk's cookies on the application's own answer. */
    static void addCookies(RequestState.Settled state, MultivaluedMap<String, Object> headers) {
        if (!state.setCookies().isEmpty()) {
            state.setCookies().forEach(line -> headers.add(SET_COOKIE, line));
            headers.putSingle(CACHE_CONTROL, NO_STORE);
        }
    }

    /** For developers: why somebody is not signed in. */
    static void explain(RequestState state, MultivaluedMap<String, Object> headers) {
        if (state instanceof Handshake handshake) {
            explain("handshake", handshake.reason().text(), handshake.message(), headers);
        } else if (state instanceof SignedOut out) {
            explain("signed-out", out.reason().text(), out.message(), headers);
        } else {
            headers.putSingle("x-clerk-auth-status", "signed-in");
        }
    }

    private static void explain(String status, String reason, String message, MultivaluedMap<String, Object> headers) {
        headers.putSingle("x-clerk-auth-status", status);
        headers.putSingle("x-clerk-auth-reason", reason);
        if (!message.isEmpty()) {
            headers.putSingle("x-clerk-auth-message", message.replaceAll("[^\\x20-\\x7e]", "?"));
        }
    }
}
