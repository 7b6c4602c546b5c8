package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Session;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What applications call with their secret key. */
final class BackendApi {
    private static final Pattern SESSION = Pattern.compile("/v1/sessions/([^/]+)(/[a-z]+)?");
    private static final Pattern USER = Pattern.compile("/v1/users/([^/]+)");

    private final Seed seed;
    private final Clients clients;
    private final SessionTokens tokens;
    private final FrontendApi frontend;

    BackendApi(Seed seed, Clients clients, SessionTokens tokens, FrontendApi frontend) {
        this.seed = seed;
        this.clients = clients;
        this.tokens = tokens;
        this.frontend = frontend;
    }

    void answer(Call call) throws IOException {
        if (!("Bearer " + seed.secretKey()).equals(call.header("Authorization"))) {
            throw new ApiError(401, "clerk_key_invalid", "The provided Clerk Secret Key is invalid.", "");
        }
        String path = call.path();
        Matcher session = SESSION.matcher(path);
        Matcher user = USER.matcher(path);
        if (call.method().equals("GET") && path.equals("/v1/jwks")) {
            call.answer(Json.createObjectBuilder()
                    .add("keys", Json.createArrayBuilder().add(tokens.jwk()))
                    .build());
        } else if (call.method().equals("GET") && path.equals("/v1/clients/handshake_payload")) {
            call.answer(Json.createObjectBuilder()
                    .add("directives", Json.createArrayBuilder(frontend.takeDirectives(call.requiredQuery("nonce"))))
                    .build());
        } else if (session.matches()) {
            session(call, session.group(1), session.group(2) == null ? "" : session.group(2));
        } else if (call.method().equals("GET") && user.matches()) {
            call.answer(json(seed.userById(user.group(1)).orElseThrow(() -> missing("user"))));
        } else {
            throw missing("resource");
        }
    }

    private void session(Call call, String id, String action) throws IOException {
        Session session = clients.session(id).orElseThrow(() -> missing("session"));
        switch (call.method() + action) {
            case "GET" -> call.answer(json(session));
            case "POST/revoke" -> {
                session.revoke();
                call.answer(json(session));
            }
            case "POST/refresh" -> refresh(call, session);
            default -> throw missing("resource");
        }
    }

    private void refresh(Call call, Session session) throws IOException {
        JsonObject body = call.json();
        boolean usable = session.status().equals("active") || session.status().equals("pending");
        if (!usable || !session.refreshToken().equals(body.getString("refresh_token", ""))) {
            throw new ApiError(
                    401, "invalid_refresh_token", "The refresh token is not this session's.", "refresh_token");
        }
        String token = tokens.sessionToken(session, body.getString("request_origin", ""));
        JsonArrayBuilder cookies = Json.createArrayBuilder().add("__session=" + token + "; Path=/; SameSite=Lax");
        call.answer(Json.createObjectBuilder()
                .add("object", "cookies")
                .add("cookies", cookies)
                .build());
    }

    private static JsonObject json(Session session) {
        return Json.createObjectBuilder()
                .add("object", "session")
                .add("id", session.id())
                .add("user_id", session.user().id())
                .add("status", session.status())
                .build();
    }

    private JsonObject json(Seed.User user) {
        JsonObjectBuilder email = Json.createObjectBuilder()
                .add("id", "idn_" + user.id())
                .add("object", "email_address")
                .add("email_address", user.email());
        return Json.createObjectBuilder()
                .add("object", "user")
                .add("id", user.id())
                .add("first_name", user.firstName())
                .add("last_name", user.lastName())
                .add("primary_email_address_id", "idn_" + user.id())
                .add("email_addresses", Json.createArrayBuilder().add(email))
                .build();
    }

    private static ApiError missing(String what) {
        return new ApiError(404, "resource_not_found", "There is no such " + what + ".", "");
    }
}
