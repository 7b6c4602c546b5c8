package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.MachineTokens.Kind;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the emulator misbehave, by HTTP. It answers only programs of this machine: a page in a browser cannot send JSON
 * here without a preflight, and does not address this machine by one of these names.
 */
final class Control {
    static final String PREFIX = "/emulator/";
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private final Emulator emulator;
    private final Routes routes = new Routes();

    Control(Emulator emulator) {
        this.emulator = emulator;
        routes.on("POST /emulator/troubles", this::trouble)
                .on("DELETE /emulator/troubles", call -> {
                    emulator.untroubled();
                    done(call);
                })
                .on("PUT /emulator/clock", this::clock)
                .on("POST /emulator/keys", call -> {
                    emulator.rotateKey();
                    done(call);
                })
                .on("POST /emulator/verifications", call -> {
                    JsonObject body = call.json();
                    emulator.ageVerifications(body.getString("user"), Duration.parse(body.getString("age")));
                    done(call);
                })
                .on("POST /emulator/oauth_tokens", this::oauthToken);
    }

    void answer(Call call) throws IOException {
        String host = call.header("Host");
        String type = call.header("Content-Type");
        boolean json = type != null && type.startsWith("application/json");
        if (!call.isFromLoopback() || host == null || !LOOPBACK.matcher(host).matches()) {
            throw ApiError.notFound("There is no " + call.path() + ".");
        }
        if (!json) {
            throw new ApiError(415, "unsupported_content_type", "Content-Type: application/json is expected.", "");
        }
        try {
            routes.answer(call, call.path());
        } catch (IllegalArgumentException | java.time.DateTimeException | ClassCastException wrong) {
            throw ApiError.form("form_param_value_invalid", String.valueOf(wrong.getMessage()), "");
        }
    }

    private static void done(Call call) throws IOException {
        call.answer(Fields.object("done", true));
    }

    private void trouble(Call call) throws IOException {
        JsonObject json = call.json();
        emulator.trouble(new Trouble(
                json.getString("path", "/"),
                Duration.parse(json.getString("delay", "PT0S")),
                json.getInt("status", 0),
                duration(json, "retryAfter"),
                json.getBoolean("dropped", false),
                json.getInt("times", 0)));
        done(call);
    }

    private static @Nullable Duration duration(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? Duration.parse(text.getString()) : null;
    }

    private void clock(Call call) throws IOException {
        emulator.skewClock(Duration.parse(call.json().getString("skew", "PT0S")));
        done(call);
    }

    private void oauthToken(Call call) throws IOException {
        JsonObject json = call.json();
        List<String> scopes = List.of(json.getString("scope", "openid email").split(" "));
        String token = emulator.oauthToken(
                json.getString("subject"),
                json.getString("clientId", "client_emulator"),
                scopes,
                json.getString("format", "opaque").equals("jwt"));
        call.answer(Fields.object("token", token, "kind", Kind.OAUTH));
    }
}
