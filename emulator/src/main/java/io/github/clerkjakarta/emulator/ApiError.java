package io.github.clerkjakarta.emulator;

import jakarta.json.JsonObject;
import java.util.List;

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

    /** Returns a mistake in a form: Clerk's components show the message at that field. */
    static ApiError form(String code, String message, String parameter) {
        return new ApiError(422, code, message, parameter);
    }

    static ApiError notFound(String message) {
        return new ApiError(404, "resource_not_found", message, "");
    }

    int status() {
        return status;
    }

    JsonObject json() {
        return Fields.object(
                "errors",
                List.of(Fields.object(
                        "code", code,
                        "message", getMessage(),
                        "long_message", getMessage(),
                        "meta", Fields.object("param_name", parameter))));
    }
}
