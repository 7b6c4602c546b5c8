package io.github.clerkjakarta.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** A refusal in the words and the form of Clerk's APIs. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String parameter;

    ApiError(int status, String code, String message, String parameter) {
        super(message);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
    }

    int status() {
        return status;
    }

    JsonObject json() {
        JsonObject error = Json.createObjectBuilder()
                .add("code", code)
                .add("message", getMessage())
                .add("long_message", getMessage())
                .add("meta", Json.createObjectBuilder().add("param_name", parameter))
                .build();
        return Json.createObjectBuilder()
                .add("errors", Json.createArrayBuilder().add(error))
                .build();
    }
}
