package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Outcomes.text;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.conformance.Outcomes.Refused;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The accepted kinds of token in a case, and the machines that it expects. */
final class Machines {
    private static final Map<String, TokenType> KINDS = Map.of(
            "session_token", TokenType.SESSION,
            "m2m_token", TokenType.M2M,
            "oauth_token", TokenType.OAUTH,
            "api_key", TokenType.API_KEY);

    private Machines() {}

    /**
     * The accepted kinds of a case.
     *
     * @param several true if they are given as a choice: the SDK then answers a wrong token differently
     */
    record Accepted(Set<TokenType> kinds, boolean several) {
        boolean isSessionAlone() {
            return !several && kinds.equals(Set.of(TokenType.SESSION));
        }
    }

    /** @throws Refused if the type cannot have this value */
    static Accepted accepted(JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return new Accepted(Set.of(TokenType.SESSION), false);
        }
        return value instanceof JsonArray || isAny(value)
                ? new Accepted(kinds(value), true)
                : new Accepted(Set.of(kind(value)), false);
    }

    /** The kinds that a case names, alone, in a list, or as "any". */
    static Set<TokenType> kinds(JsonValue value) {
        if (isAny(value)) {
            return EnumSet.allOf(TokenType.class);
        }
        Set<TokenType> kinds = EnumSet.noneOf(TokenType.class);
        if (value instanceof JsonArray list) {
            list.forEach(it -> kinds.addAll(kinds(it)));
        } else {
            kinds.add(kind(value));
        }
        return kinds;
    }

    private static boolean isAny(JsonValue value) {
        return value instanceof JsonString text && text.getString().equals("any");
    }

    private static TokenType kind(JsonValue value) {
        TokenType kind = value instanceof JsonString text ? KINDS.get(text.getString()) : null;
        if (kind == null) {
            throw new Refused("no kind of token: " + value);
        }
        return kind;
    }

    /** Returns true if the types can express the case. */
    static boolean isTyped(JsonValue value) {
        try {
            accepted(value);
            return true;
        } catch (Refused untyped) {
            return false;
        }
    }

    /** @param kind null if no accepted kind matches */
    static String name(TokenType kind) {
        return kind == null
                ? null
                : KINDS.entrySet().stream()
                        .filter(it -> it.getValue() == kind)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }

    /** @param kind null if no accepted kind matches */
    static JsonObject nobody(TokenType kind) {
        JsonObjectBuilder auth =
                Json.createObjectBuilder().add("tokenType", text(name(kind))).add("isAuthenticated", false);
        return auth.build();
    }

    static JsonObject auth(Machine machine) {
        JsonObjectBuilder auth = Json.createObjectBuilder()
                .add("tokenType", name(machine.getTokenType()))
                .add("isAuthenticated", true)
                .add("id", machine.getId())
                .add("subject", machine.getSubject())
                .add("scopes", Json.createArrayBuilder(machine.getScopes()));
        if (machine instanceof Machine.M2M m2m) {
            auth.add("machineId", m2m.getMachineId())
                    .add("claims", m2m.getClaims() == null ? JsonValue.NULL : m2m.getClaims());
        } else if (machine instanceof Machine.OAuth oauth) {
            auth.add("userId", text(oauth.getUserId())).add("clientId", oauth.getClientId());
        } else if (machine instanceof Machine.ApiKey key) {
            auth.add("name", key.getName())
                    .add("userId", text(key.getUserId()))
                    .add("orgId", text(key.getOrgId()))
                    .add("claims", key.getClaims() == null ? JsonValue.NULL : key.getClaims());
        }
        return auth.build();
    }

    static JsonValue looks(JsonObject in) {
        String token = in.getString("token");
        boolean byPrefix = List.of("mt_", "oat_", "ak_").stream().anyMatch(token::startsWith);
        return Json.createObjectBuilder()
                .add("byPrefix", byPrefix)
                .add("isMachineToken", Bearer.of(token, Fixtures.seen()) instanceof MachineToken)
                .build();
    }

    static JsonValue isAccepted(JsonObject in) {
        if (in.get("tokenType") == JsonValue.NULL) {
            return JsonValue.FALSE;
        }
        return accepted(in.get("acceptsToken")).kinds().contains(kind(in.get("tokenType")))
                ? JsonValue.TRUE
                : JsonValue.FALSE;
    }
}
