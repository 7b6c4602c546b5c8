package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;
import static io.github.clerkjakarta.conformance.Outcomes.text;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.conformance.Outcomes.Refused;
import io.github.clerkjakarta.internal.backend.MachineKind;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
import io.github.clerkjakarta.internal.container.entry.Reply;
import io.github.clerkjakarta.internal.container.entry.ShippedDoor;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The outcome of a request that passes the door, the application's code and the way out. */
final class MiddlewareOutcome {
    private MiddlewareOutcome() {}

    static JsonObject of(JsonObject one, ApiStub stub) {
        Entered entered = Entered.of(one, stub);
        if (entered.errorPage() != null) {
            return Entered.written(entered.errorPage());
        }
        if (entered.entry() instanceof Stopped stopped) {
            return response("library", "handshake-redirect", stopped.reply().status(), entered, entered.headers())
                    .add("handler", Json.createObjectBuilder().add("called", false))
                    .build();
        }
        return handled(one, entered, (Admitted) entered.entry());
    }

    private static JsonObject handled(JsonObject one, Entered entered, Admitted admitted) {
        RequestAuth auth = admitted.auth();
        JsonObjectBuilder handler = Json.createObjectBuilder();
        try {
            entered.door().check(admitted);
            Answer answer = handler(one, admitted, handler);
            return response("application", answer.kind, answer.status, entered, ShippedDoor.sent(auth, answer.headers))
                    .add("handler", handler)
                    .build();
        } catch (ProtectionException refusal) {
            Reply reply = Reply.to(refusal, auth.isDevelopment());
            return response("library", kind(reply), reply.status(), entered, ShippedDoor.sent(auth, reply.headers()))
                    .add("handler", handler)
                    .build();
        }
    }

    private static String kind(Reply reply) {
        boolean location = reply.headers().stream().anyMatch(it -> it.name().equals("Location"));
        return location ? "redirect" : reply.status() == 404 ? "not-found" : "response";
    }

    private static JsonObjectBuilder response(
            String answeredBy, String kind, int status, Entered entered, List<Reply.Header> headers) {
        JsonArrayBuilder cookies = Json.createArrayBuilder();
        JsonValue location = JsonValue.NULL;
        for (Reply.Header header : headers) {
            if (header.name().equalsIgnoreCase("Set-Cookie")) {
                cookies.add(header.value());
            } else if (header.name().equalsIgnoreCase("Location")) {
                location = Json.createValue(header.value());
            }
        }
        return Json.createObjectBuilder()
                .add("answeredBy", answeredBy)
                .add("kind", kind)
                .add("httpStatus", status)
                .add("location", location)
                .add("setCookies", cookies)
                .add("headers", entered.written(headers));
    }

    /** The application's own answer. */
    private record Answer(String kind, int status, List<Reply.Header> headers) {
        Answer(String kind, int status) {
            this(kind, status, List.of());
        }
    }

    /** The application's code. */
    private static Answer handler(JsonObject one, Admitted admitted, JsonObjectBuilder handler) {
        Auth auth = admitted.auth()
                .treatingPendingAsSignedOut(object(one, "authOptions").getBoolean("treatPendingAsSignedOut", true));
        boolean matched = !one.containsKey("routeMatchers")
                || Functions.routeMatcher(one.get("routeMatchers"))
                        .matches(admitted.visit().url().path());
        handler.add("called", true).add("routeMatched", matched).add("auth", seen(one, admitted.auth(), auth));
        try {
            if (matched) {
                redirect(one, auth, "redirectToSignIn");
                redirect(one, auth, "redirectToSignUp");
            }
            if (matched && one.get("protect") instanceof JsonObject protect) {
                handler.add(
                        "protectReturned",
                        returned(auth.protect(Protections.of(protect, object(one, "protectOptions")))));
            }
        } catch (IllegalArgumentException mistakeOfTheApplication) {
            throw new Refused(mistakeOfTheApplication.getMessage());
        }
        return respond(object(one, "respond"), one);
    }

    /** Returns the result of {@code auth({acceptsToken})}. */
    private static JsonObject seen(JsonObject one, RequestAuth request, Auth auth) {
        Machines.Accepted accepted =
                Machines.accepted(object(one, "authOptions").get("acceptsToken"));
        String token = Tokens.bearer(one);
        MachineAnswer answer = MachineAnswer.of(request, token, accepted);
        if (answer.machine() != null) {
            return Machines.auth(answer.machine());
        }
        return answer.isSession()
                ? AuthenticateOutcome.sessionAuth(auth, request.state())
                : Machines.nobody(kind(answer, token, accepted));
    }

    /** The middleware verifies every token before it checks which kinds are accepted, so it knows the verified kind. */
    private static TokenType kind(MachineAnswer refused, String token, Machines.Accepted accepted) {
        if (!accepted.several() || !(Bearer.of(token, Fixtures.seen()) instanceof MachineToken machine)) {
            return refused.kind();
        }
        MachineKind kind =
                machine.match(Credential.MachineJwt::kind, it -> it.isWrittenAsJwt() ? MachineKind.M2M : it.kind());
        TokenType turnedOut = kind.tokenType();
        return accepted.kinds().contains(turnedOut) ? turnedOut : null;
    }

    private static JsonObjectBuilder returned(Caller caller) {
        return Json.createObjectBuilder()
                .add("tokenType", Machines.name(caller.getTokenType()))
                .add("userId", text(caller.getUserId()));
    }

    private static Answer respond(JsonObject respond, JsonObject one) {
        int status = respond.getInt("status", 200);
        List<Reply.Header> headers = new ArrayList<>();
        object(respond, "headers")
                .forEach((name, value) -> headers.add(new Reply.Header(name, ((JsonString) value).getString())));
        return switch (respond.getString("kind", "")) {
            case "" -> new Answer("continue", 200);
            case "next" -> new Answer("continue", 200, headers);
            case "nextNotFound" -> new Answer("not-found", 404);
            case "throw" -> throw new Refused(respond.getString("message", ""));
            case "rewrite" -> {
                Url here = Url.parse(one.getJsonObject("request").getString("url"));
                boolean same = respond.getString("url").equals(String.valueOf(here));
                yield new Answer(same ? "continue" : "rewrite", 200);
            }
            case "redirect", "nextRedirect" -> {
                headers.add(new Reply.Header("Location", respond.getString("url")));
                yield new Answer("redirect", respond.getInt("status", 307), headers);
            }
            case "json" -> {
                headers.add(new Reply.Header("Content-Type", "application/json"));
                yield new Answer("response", status, headers);
            }
            default -> new Answer("response", status, headers);
        };
    }

    private static void redirect(JsonObject one, Auth auth, String method) {
        if (!(one.get(method) instanceof JsonObject argument)) {
            return;
        }
        boolean signedIn = auth.getUserId() != null && !auth.getUserId().isEmpty();
        if (argument.getString("when", "").equals("signedOut") && signedIn) {
            return;
        }
        JsonValue back = argument.get("returnBackUrl");
        boolean here = back == null
                || (back instanceof JsonString text && text.getString().isEmpty());
        String url = back instanceof JsonString text ? text.getString() : null;
        if (method.equals("redirectToSignIn")) {
            throw here ? auth.redirectToSignIn() : auth.redirectToSignIn(url);
        }
        throw here ? auth.redirectToSignUp() : auth.redirectToSignUp(url);
    }
}
