package io.github.clerkjakarta.conformance;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares outcomes. Message texts, echoes of options and calls to the Backend API need not agree. Three rules are
 * checked here for every case, and nothing excuses a difference: caches store no response meant for one visitor, no other
 * origin may read responses, and no script may read or write the count of redirects.
 */
final class Comparison {
    private static final JsonValue NO_STORE =
            Json.createArrayBuilder().add("no-store").build();
    private static final Pattern COUNTER = Pattern.compile("\"__clerk_redirect_count=\\d+([^\"]*)\"");
    private static final List<String> STATE_HEADERS =
            List.of("location", "set-cookie", "www-authenticate", "x-clerk-auth-status", "x-clerk-auth-reason");
    private static final List<String> RESPONSE_HEADERS =
            List.of("www-authenticate", "x-clerk-auth-status", "x-clerk-auth-reason");

    private Comparison() {}

    /** A field that differs. Null stands for an absent one. */
    record Difference(String field, JsonValue wanted, JsonValue got) {
        @Override
        public String toString() {
            return field + ": " + wanted + ", here " + got;
        }
    }

    static List<Difference> of(JsonObject one, JsonObject wanted, JsonObject got) {
        List<Difference> differences = new ArrayList<>();
        if (got.containsKey(Outcomes.UNEXPECTED)) {
            return List.of(new Difference(Outcomes.UNEXPECTED, wanted.get("threw"), got.get("threw")));
        }
        boolean wantedThrew = wanted.get("threw") instanceof JsonObject;
        boolean gotThrew = got.get("threw") instanceof JsonObject;
        if (wantedThrew || gotThrew) {
            return wantedThrew == gotThrew
                    ? List.of()
                    : List.of(new Difference("threw", wanted.get("threw"), got.get("threw")));
        }
        if (!isCounterClosed(got)) {
            differences.add(new Difference("the attributes of __clerk_redirect_count", null, got.get("headers")));
        }
        switch (one.getString("kind")) {
            case "authenticate" -> {
                for (String field : List.of(
                        "clerkUrl",
                        "status",
                        "reason",
                        "isSignedIn",
                        "isAuthenticated",
                        "tokenType",
                        "token",
                        "auth",
                        "authTreatingPendingAsSignedIn")) {
                    compare(field, wanted.get(field), got.get(field), differences);
                }
                if (!isNothing(wanted.get("authThrew"))) {
                    differences.add(new Difference("authThrew", wanted.get("authThrew"), null));
                }
                compareHeaders(STATE_HEADERS, wanted, got, differences);
            }
            case "middleware" -> {
                for (String field : List.of("kind", "httpStatus", "location", "setCookies", "handler")) {
                    compare(field, wanted.get(field), got.get(field), differences);
                }
                compareHeaders(RESPONSE_HEADERS, wanted, got, differences);
            }
            default -> compare("value", wanted.get("value"), got.get("value"), differences);
        }
        return differences;
    }

    private static boolean isCounterClosed(JsonObject got) {
        return COUNTER.matcher(got.toString())
                .results()
                .allMatch(it -> it.group(1).equals("; SameSite=Lax; HttpOnly; Max-Age=2"));
    }

    private static void compareHeaders(
            List<String> names, JsonObject wanted, JsonObject got, List<Difference> differences) {
        for (String name : names) {
            compare(name, header(wanted, name), header(got, name), differences);
        }
        compare("cache-control", cacheControl(wanted, got), header(got, "cache-control"), differences);
        for (JsonValue pair : got.getJsonArray("headers")) {
            if (pair.asJsonArray().getString(0).startsWith("access-control-")) {
                differences.add(new Difference("access-control", null, pair));
            }
        }
    }

    /** Returns the header that is required, whether or not the SDK decided the same. */
    private static JsonValue cacheControl(JsonObject wanted, JsonObject got) {
        if (isForOneVisitor(got)) {
            return NO_STORE;
        }
        return isForOneVisitor(wanted) ? null : header(wanted, "cache-control");
    }

    /** Returns true for the library's own answers, and for every response that sets cookies. */
    private static boolean isForOneVisitor(JsonObject outcome) {
        boolean setsCookies = outcome.get("setCookies") instanceof JsonArray cookies && !cookies.isEmpty();
        return setsCookies
                || header(outcome, "set-cookie") != null
                || (outcome.containsKey("status") && header(outcome, "location") != null)
                || outcome.getString("answeredBy", "").equals("library")
                || List.of(outcome.getString("status", ""), outcome.getString("kind", "")).stream()
                        .anyMatch(it -> it.startsWith("handshake"));
    }

    /**
     * Returns all values of the header, or null if it is absent. In Next.js a 404 is a rewrite, and its value begins
     * with the reason.
     */
    private static JsonValue header(JsonObject outcome, String name) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        for (JsonValue pair : outcome.getJsonArray("headers")) {
            JsonArray header = pair.asJsonArray();
            String value = header.getString(1).replaceFirst("^protect-rewrite(, )?", "");
            if (header.getString(0).equals(name) && !value.isEmpty()) {
                values.add(value);
            }
        }
        JsonArray all = values.build();
        return all.isEmpty() ? null : all;
    }

    private static void compare(String field, JsonValue wanted, JsonValue got, List<Difference> differences) {
        if (!same(wanted, got)) {
            differences.add(new Difference(field, wanted, got));
        }
    }

    private static boolean same(JsonValue a, JsonValue b) {
        if (isNothing(a) || isNothing(b)) {
            return isNothing(a) && isNothing(b);
        }
        if (a instanceof JsonNumber x && b instanceof JsonNumber y) {
            return Double.compare(x.doubleValue(), y.doubleValue()) == 0;
        }
        if (a instanceof JsonString x && b instanceof JsonString y) {
            return x.getString().equals(y.getString());
        }
        if (a instanceof JsonArray x && b instanceof JsonArray y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!same(x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof JsonObject x && b instanceof JsonObject y) {
            Set<String> names = new java.util.HashSet<>(x.keySet());
            names.addAll(y.keySet());
            if (x.getString("name", "").endsWith("Error")) {
                names.remove("message");
            }
            return names.stream().allMatch(name -> same(x.get(name), y.get(name)));
        }
        return a.equals(b);
    }

    private static boolean isNothing(JsonValue value) {
        return value == null || value == JsonValue.NULL;
    }
}
