package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.conformance.Outcomes.Refused;
import io.github.clerkjakarta.internal.container.entry.Reply;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The {@link Reverification} of a case. */
final class Reverifications {
    private Reverifications() {}

    /** Returns null if the type cannot have this value. */
    static Reverification of(JsonValue value) {
        try {
            if (value instanceof JsonString text
                    && text.getString().equals(text.getString().toLowerCase(Locale.ROOT))) {
                return Reverification.of(
                        Reverification.Preset.valueOf(text.getString().toUpperCase(Locale.ROOT)));
            }
            if (value instanceof JsonObject object && object.get("afterMinutes") instanceof JsonNumber minutes) {
                return Reverification.of(
                        Reverification.Level.valueOf(
                                object.getString("level", "").toUpperCase(Locale.ROOT)),
                        Duration.ofMillis(Math.round(minutes.doubleValue() * 60_000)));
            }
        } catch (IllegalArgumentException noneOfThem) {
            return null;
        }
        return null;
    }

    static JsonValue error(JsonObject in) {
        Reverification named = argument(in);
        String body = named == null ? Reverification.error() : Reverification.error(named);
        return Json.createReader(new StringReader(body)).readValue();
    }

    /** Returns the response as the library writes it for a protection with this reverification. */
    static JsonValue response(JsonObject in) {
        Reverification named = argument(in);
        Reply reply = Reply.to(
                new ProtectionException.ReverificationNeeded(
                        named == null ? Reverification.of(Reverification.Preset.STRICT) : named),
                false);
        List<String> contentTypes = reply.headers().stream()
                .filter(header -> header.name().equals("Content-Type"))
                .map(Reply.Header::value)
                .toList();
        return Json.createObjectBuilder()
                .add("status", reply.status())
                .add(
                        "headers",
                        Json.createArrayBuilder()
                                .add(Json.createArrayBuilder()
                                        .add("content-type")
                                        .add(contentTypes.get(0))))
                .add("body", named == null ? Reverification.error() : reply.body())
                .build();
    }

    /** Returns null if the case has none. */
    private static Reverification argument(JsonObject in) {
        JsonArray args = in.getJsonArray("args");
        if (args.isEmpty() || args.get(0) instanceof JsonObject nothing && nothing.containsKey("$undefined")) {
            return null;
        }
        Reverification named = of(args.get(0));
        if (named == null) {
            throw new Refused("no reverification: " + args.get(0));
        }
        return named;
    }
}
