package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;
import static io.github.clerkjakarta.conformance.Outcomes.text;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.entry.Reply;
import io.github.clerkjakarta.internal.container.entry.ShippedDoor;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Builds the result of authenticateRequest() from the outcome of the door. */
final class AuthenticateOutcome {
    private AuthenticateOutcome() {}

    static JsonObject of(JsonObject one, ApiStub stub) {
        Machines.Accepted accepted = Machines.accepted(object(one, "options").get("acceptsToken"));
        Entered entered = Entered.of(one, stub);
        if (entered.errorPage() != null) {
            return Entered.written(entered.errorPage());
        }
        RequestAuth auth = entered.auth();
        if (auth == null) {
            return handshake(entered);
        }
        MachineAnswer answer = MachineAnswer.of(auth, Tokens.bearer(one), accepted);
        if (answer.machine() != null) {
            return outcome(entered, "signed-in", Machines.name(answer.machine().getTokenType()))
                    .add("token", Tokens.bearer(one))
                    .add("headers", entered.written(entered.headers()))
                    .add("auth", Machines.auth(answer.machine()))
                    .build();
        }
        return answer.isSession() ? session(entered, auth) : refused(entered, answer);
    }

    private static JsonObject handshake(Entered entered) {
        return outcome(entered, explained(entered, "x-clerk-auth-status"), "session_token")
                .add("reason", text(explained(entered, "x-clerk-auth-reason")))
                .add("message", text(explained(entered, "x-clerk-auth-message")))
                .add("headers", entered.written(entered.headers()))
                .add("auth", JsonValue.NULL)
                .build();
    }

    private static JsonObject session(Entered entered, RequestAuth auth) {
        Settled state = auth.state();
        String status = explained(entered, "x-clerk-auth-status");
        JsonObjectBuilder outcome = outcome(entered, status, "session_token")
                .add("reason", text(explained(entered, "x-clerk-auth-reason")))
                .add("message", text(explained(entered, "x-clerk-auth-message")))
                .add("token", state instanceof SignedIn in ? text(in.token().text()) : JsonValue.NULL)
                .add("headers", entered.written(entered.headers()))
                .add("auth", sessionAuth(auth, state));
        Auth shown = auth.treatingPendingAsSignedOut(false);
        if (shown.isAuthenticated() != auth.isAuthenticated()) {
            outcome.add("authTreatingPendingAsSignedIn", sessionAuth(shown, state));
        }
        return outcome.build();
    }

    private static JsonObject refused(Entered entered, MachineAnswer refused) {
        return outcome(entered, "signed-out", Machines.name(refused.kind()))
                .add("reason", refused.reason())
                .add("message", refused.message())
                .add("headers", entered.written(entered.headers()))
                .add("auth", Machines.nobody(refused.kind()))
                .build();
    }

    private static JsonObjectBuilder outcome(Entered entered, String status, String tokenType) {
        return Json.createObjectBuilder()
                .add("clerkUrl", entered.publicUrl())
                .add("status", status)
                .add("reason", JsonValue.NULL)
                .add("message", JsonValue.NULL)
                .add("isSignedIn", status.equals("signed-in"))
                .add("isAuthenticated", status.equals("signed-in"))
                .add("tokenType", text(tokenType))
                .add("token", JsonValue.NULL);
    }

    private static String explained(Entered entered, String name) {
        return ShippedDoor.explanation(entered.entry()).stream()
                .filter(it -> it.name().equals(name))
                .map(Reply.Header::value)
                .findFirst()
                .orElse(null);
    }

    static JsonObject sessionAuth(Auth auth, Settled settled) {
        JsonObject claims = settled instanceof SignedIn in && auth.isAuthenticated()
                ? in.token().claims()
                : null;
        JsonValue permissions = JsonValue.NULL;
        if (claims != null && ((SignedIn) settled).claims().orgPermissions() != null) {
            permissions = Json.createArrayBuilder(((SignedIn) settled).claims().orgPermissions())
                    .build();
        }
        return Json.createObjectBuilder()
                .add("tokenType", "session_token")
                .add("isAuthenticated", auth.isAuthenticated())
                .add("userId", text(auth.getUserId()))
                .add("sessionId", text(auth.getSessionId()))
                .add(
                        "sessionStatus",
                        auth.getSessionStatus() == null
                                ? JsonValue.NULL
                                : text(auth.getSessionStatus().text()))
                .add(
                        "actor",
                        auth.getActor() == null
                                ? JsonValue.NULL
                                : auth.getActor().getClaims())
                .add("orgId", text(auth.getOrgId()))
                .add("orgRole", text(auth.getOrgRole()))
                .add("orgSlug", text(auth.getOrgSlug()))
                .add("orgPermissions", permissions)
                .add(
                        "factorVerificationAge",
                        claims == null ? JsonValue.NULL : claims.getOrDefault("fva", JsonValue.NULL))
                .add("sessionClaims", claims == null ? JsonValue.NULL : claims)
                .build();
    }
}
