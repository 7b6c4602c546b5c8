package io.github.clerkjakarta.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What has to agree; message texts, echoes of options and calls to the Backend API need not. */
final class Comparison {
    private static final Set<String> HEADERS =
            Set.of("location", "set-cookie", "cache-control", "x-clerk-auth-status", "x-clerk-auth-reason");

    private Comparison() {}

    static List<String> of(JsonObject one, JsonObject wanted, JsonObject got) {
        List<String> differences = new ArrayList<>();
        boolean wantedThrew = wanted.get("threw") instanceof JsonObject;
        boolean gotThrew = got.get("threw") instanceof JsonObject;
        if (wantedThrew || gotThrew) {
            if (wantedThrew != gotThrew) {
                differences.add("threw: " + wanted.get("threw") + ", here " + got.get("threw"));
            }
            return differences;
        }
        switch (one.getString("kind")) {
            case "authenticate" -> {
                for (String field : List.of("status", "reason", "isAuthenticated", "tokenType", "token", "auth")) {
                    compare(field, wanted.get(field), got.get(field), differences);
                }
                if (isNothing(wanted.get("authThrew")) != isNothing(got.get("authThrew"))) {
                    differences.add("authThrew");
                }
                List<String> wantedHeaders = headers(wanted);
                List<String> gotHeaders = headers(got);
                if (!wantedHeaders.equals(gotHeaders)) {
                    differences.add("headers: " + wantedHeaders + ", here " + gotHeaders);
                }
            }
            case "middleware" -> {
                for (String field : List.of("kind", "httpStatus", "location", "setCookies", "handler")) {
                    compare(field, wanted.get(field), got.get(field), differences);
                }
                compare("www-authenticate", challenge(wanted), got.get("challenge"), differences);
            }
            default -> compare("value", wanted.get("value"), got.get("value"), differences);
        }
        return differences;
    }

    private static JsonValue challenge(JsonObject wanted) {
        return wanted.getOrDefault("headers", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonArray)
                .filter(header -> header.getString(0).equals("www-authenticate"))
                .map(header -> header.get(1))
                .findFirst()
                .orElse(JsonValue.NULL);
    }

    private static List<String> headers(JsonObject outcome) {
        List<String> lines = new ArrayList<>();
        for (JsonValue pair : outcome.getJsonArray("headers")) {
            JsonArray header = pair.asJsonArray();
            if (HEADERS.contains(header.getString(0))) {
                lines.add(header.getString(0) + ": " + header.getString(1));
            }
        }
        return lines;
    }

    private static void compare(String field, JsonValue wanted, JsonValue got, List<String> differences) {
        if (!same(wanted, got)) {
            differences.add(field + ": " + wanted + ", here " + got);
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
