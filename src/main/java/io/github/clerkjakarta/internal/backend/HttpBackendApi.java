package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.backend.BackendHttp.Call;
import io.github.clerkjakarta.internal.config.ApiSecret;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Keys;
import io.github.clerkjakarta.internal.json.JsonValues;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls the Backend API over HTTP. */
public final class HttpBackendApi implements BackendApi, MachineApi, UserApi {
    /** The version of the API whose answers we understand. */
    public static final String API_VERSION = "2026-05-12";

    private final BackendHttp http;
    private final ApiSecret secretKey;
    private final ApiSecret machineSecretKey;
    private final CallShares shares;

    public HttpBackendApi(ClerkConfig config, Clock clock) {
        this(new BackendHttp(config.keys().apiUrl(), clock), config);
    }

    private HttpBackendApi(BackendHttp http, ClerkConfig config) {
        this.http = http;
        this.secretKey = config.keys().secretKey();
        this.machineSecretKey = config.keys().machineSecretKey() == null
                ? config.keys().secretKey()
                : config.keys().machineSecretKey();
        this.shares = CallShares.of(hasLowLimit(config), System::nanoTime);
    }

    /** Returns true for a development instance at Clerk. An offline Clerk has no limit, and tests sign in often. */
    private static boolean hasLowLimit(ClerkConfig config) {
        return config.isDevelopment() && config.keys().apiUrl().toString().startsWith(Keys.DEFAULT_API_URL);
    }

    /** Returns a client of another instance's API over the same connections. */
    public HttpBackendApi of(ClerkConfig other) {
        return new HttpBackendApi(http.of(other.keys().apiUrl()), other);
    }

    @Override
    public List<JsonObject> signingKeys() throws BackendException {
        List<JsonObject> keys = new ArrayList<>();
        Call call = Call.get("/v1/jwks", "/v1/jwks").countedBy(shares.keys());
        for (JsonValue key : array(http.object(call, secretKey), "keys")) {
            if (key instanceof JsonObject object) {
                keys.add(object);
            }
        }
        return keys;
    }

    @Override
    public List<String> handshakeDirectives(String nonce) throws BackendException {
        String name = "/v1/clients/handshake_payload";
        Call call = Call.get(name, name + "?nonce=" + encode(nonce)).once().countedBy(shares.handshakes());
        return JsonValues.textsOfList(http.object(call, secretKey).get("directives"));
    }

    @Override
    public List<String> refreshSession(SessionRefreshRequest request) throws BackendException {
        JsonObjectBuilder headers = Json.createObjectBuilder();
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            headers.add(header.getKey(), Json.createArrayBuilder(header.getValue()));
        }
        JsonObject body = Json.createObjectBuilder()
                .add("format", "cookie")
                .add("expired_token", request.expiredToken())
                .add("refresh_token", request.refreshToken())
                .add("request_origin", request.origin())
                .add("request_headers", headers)
                .build();
        String query = request.suffixedCookies() ? "?suffixed_cookies=true" : "";
        String path = "/v1/sessions/" + encode(request.sessionId()) + "/refresh" + query;
        Call call = Call.post("/v1/sessions/:id/refresh", path, body).countedBy(shares.refreshes());
        return JsonValues.textsOfList(http.object(call, secretKey).get("cookies"));
    }

    @Override
    public JsonObject verify(MachineKind kind, String token) throws BackendException {
        return verify(kind, token, shares.unknownMachines());
    }

    @Override
    public JsonObject verifyAgain(MachineKind kind, String token) throws BackendException {
        return verify(kind, token, shares.machines());
    }

    /** Asks Clerk to verify a machine token. The three paths for this are not under {@code /v1}. */
    private JsonObject verify(MachineKind kind, String token, CallShare share) throws BackendException {
        ApiSecret key = kind == MachineKind.M2M ? machineSecretKey : secretKey;
        Call call = switch (kind) {
            case M2M -> Call.question("/m2m_tokens/verify", body("token", token));
            case OAUTH -> Call.question("/oauth_applications/access_tokens/verify", body("access_token", token));
            case API_KEY -> Call.question("/api_keys/verify", body("secret", token));
        };
        return http.object(call.countedBy(share), key);
    }

    @Override
    public JsonObject user(String userId) throws BackendException {
        return http.object(Call.get("/v1/users/:id", "/v1/users/" + encode(userId)), secretKey);
    }

    @Override
    public JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary)
            throws BackendException {
        JsonObject body = Json.createObjectBuilder()
                .add("user_id", userId)
                .add("email_address", emailAddress)
                .add("verified", verified)
                .add("primary", primary)
                .build();
        return http.object(Call.post("/v1/email_addresses", "/v1/email_addresses", body), secretKey);
    }

    @Override
    public List<JsonObject> oauthAccessTokens(String userId, String provider) throws BackendException {
        String name = "/v1/users/:id/oauth_access_tokens/:provider";
        String path = "/v1/users/" + encode(userId) + "/oauth_access_tokens/"
                + encode(provider.startsWith("oauth_") ? provider : "oauth_" + provider);
        return http.list(Call.get(name, path + "?paginated=true"), secretKey).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
    }

    @Override
    public String sessionToken(String sessionId, TokenRequest wanted) throws BackendException {
        String template = wanted.getTemplate();
        String name = "/v1/sessions/:id/tokens" + (template == null ? "" : "/:template");
        String path =
                "/v1/sessions/" + encode(sessionId) + "/tokens" + (template == null ? "" : "/" + encode(template));
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (wanted.getExpiresIn() != null) {
            body.add("expires_in_seconds", wanted.getExpiresIn().toSeconds());
        }
        JsonObject answer = http.object(Call.post(name, path, body.build()), secretKey);
        if (answer.get("jwt") instanceof JsonString jwt) {
            return jwt.getString();
        }
        throw new BackendException("POST " + name + " answered no token");
    }

    @Override
    public void revokeSession(String sessionId) throws BackendException {
        String path = "/v1/sessions/" + encode(sessionId) + "/revoke";
        http.object(Call.post("/v1/sessions/:id/revoke", path, null), secretKey);
    }

    private static JsonObject body(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    /** Encodes client data so that it stays within one path segment or one query value. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }

    private static List<JsonValue> array(JsonObject answer, String name) {
        return answer.get(name) instanceof JsonArray array ? array : List.of();
    }
}
