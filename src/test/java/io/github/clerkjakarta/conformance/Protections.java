package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.Has;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.TokenType;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The arguments of protect() and has() in a case, in the library's types. */
final class Protections {
    private Protections() {}

    static Protection of(JsonObject protect, JsonObject options) {
        Protection protection = switch (protect.getString("kind")) {
            case "role" -> Protection.require(Requirement.role(protect.getString("role")));
            case "permission" -> Protection.require(Requirement.permission(protect.getString("permission")));
            case "params" -> {
                JsonObject params = object(protect, "params");
                yield questions(params).isEmpty()
                        ? Protection.signedIn()
                        : Protection.require(has -> asked(has, params));
            }
            case "has" ->
                Protection.require(
                        has -> protect.getJsonArray("any").stream().anyMatch(it -> asked(has, it.asJsonObject())));
            case "hasAll" ->
                Protection.require(
                        has -> protect.getJsonArray("all").stream().allMatch(it -> asked(has, it.asJsonObject())));
            default -> Protection.signedIn();
        };
        JsonValue token =
                options.getOrDefault("token", object(protect, "params").get("token"));
        Protection withUrls = token == null ? protection : accepting(protection, token);
        if (options.get("unauthenticatedUrl") instanceof JsonString url) {
            withUrls = withUrls.unauthenticatedUrl(url.getString());
        }
        if (options.get("unauthorizedUrl") instanceof JsonString url) {
            withUrls = withUrls.unauthorizedUrl(url.getString());
        }
        return withUrls;
    }

    private static Protection accepting(Protection protection, JsonValue token) {
        TokenType[] kinds = Machines.kinds(token).toArray(TokenType[]::new);
        return protection.token(kinds[0], kinds);
    }

    /** Returns true if every requested condition holds, and at least one was requested. */
    static boolean asked(Has has, JsonObject params) {
        List<Predicate<Has>> questions = questions(params);
        return !questions.isEmpty() && questions.stream().allMatch(question -> question.test(has));
    }

    private static List<Predicate<Has>> questions(JsonObject params) {
        List<Predicate<Has>> questions = new ArrayList<>();
        Map<String, BiPredicate<Has, String>> known =
                Map.of("role", Has::role, "permission", Has::permission, "feature", Has::feature, "plan", Has::plan);
        known.forEach((name, question) -> {
            if (params.get(name) instanceof JsonObject nothing && nothing.containsKey("$undefined")) {
                return;
            }
            if (params.get(name) instanceof JsonString text) {
                questions.add(has -> question.test(has, text.getString()));
            } else if (params.containsKey(name)) {
                questions.add(has -> false);
            }
        });
        if (params.containsKey("reverification")) {
            Reverification required = Reverifications.of(params.get("reverification"));
            questions.add(has -> required != null && has.reverification(required));
        }
        return questions;
    }
}
