package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.ClerkConfigurationException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** The library's outcome of a case, in the schema of the expected outcomes. */
final class Outcomes {
    /** Marks an outcome that no case may have. */
    static final String UNEXPECTED = "unexpected";

    private Outcomes() {}

    static JsonObject of(JsonObject one, ApiStub stub) {
        stub.answers(
                object(one, "stub").get("routes") instanceof JsonArray routes ? routes : JsonValue.EMPTY_JSON_ARRAY);
        JsonObjectBuilder outcome =
                Json.createObjectBuilder().add("id", one.getString("id")).add("threw", JsonValue.NULL);
        try {
            JsonObject answer = switch (one.getString("kind")) {
                case "authenticate" -> AuthenticateOutcome.of(one, stub);
                case "middleware" -> MiddlewareOutcome.of(one, stub);
                default ->
                    Json.createObjectBuilder()
                            .add("value", Functions.call(one.getString("fn"), one.getJsonObject("in")))
                            .build();
            };
            answer.forEach(outcome::add);
        } catch (Refused | ClerkConfigurationException refused) {
            outcome.add("threw", error("Error", refused.getMessage()));
        } catch (RuntimeException | AssertionError bug) {
            outcome.add("threw", error(bug.getClass().getSimpleName(), bug.getMessage()))
                    .add(UNEXPECTED, true);
        }
        return outcome.build();
    }

    static JsonObject error(String name, String message) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("message", String.valueOf(message))
                .build();
    }

    /** The library refuses with an exception, as the SDK throws. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static JsonValue text(String value) {
        return value == null ? JsonValue.NULL : Json.createValue(value);
    }
}
