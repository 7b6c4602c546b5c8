package io.github.clerkjakarta.conformance;

import jakarta.json.JsonObject;

final class OnPurpose {
    private OnPurpose() {}

    static String reason(JsonObject one, JsonObject wanted, JsonObject got) {
        return null;
    }
}
