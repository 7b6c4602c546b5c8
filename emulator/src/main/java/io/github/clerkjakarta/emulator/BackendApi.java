package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Directory.User;
import io.github.clerkjakarta.emulator.MachineTokens.Kind;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API that applications call with their secret key, and machines with theirs. Paths may leave out {@code /v1}. */
final class BackendApi {
    private static final long M2M_SECONDS = 3600;

    private final Seed seed;
    private final Clients clients;
    private final Directory directory;
    private final SessionTokens tokens;
    private final MachineTokens machines;
    private final ClientJson json;
    private final Routes routes = new Routes();

    BackendApi(
            Seed seed,
            Clients clients,
            Directory directory,
            SessionTokens tokens,
            MachineTokens machines,
            Handshakes handshakes,
            SignIns signIns,
            ClientJson json) {
        this.seed = seed;
        this.clients = clients;
        this.directory = directory;
        this.tokens = tokens;
        this.machines = machines;
        this.json = json;
        routes.on(
                        "GET /jwks",
                        call -> call.answer(
                                Fields.object("keys", List.of(tokens.key().jwk()))))
                .on(
                        "GET /clients/handshake_payload",
                        call -> call.answer(
                                Fields.object("directives", handshakes.takeDirectives(call.requiredQuery("nonce")))))
                .on("GET /users", this::users)
                .on("GET /users/{id}", call -> call.answer(json.backendUser(user(call.part(0)))))
                .on("POST /email_addresses", this::newEmail)
                .on("GET /users/{id}/oauth_access_tokens/{provider}", this::oauthTokens)
                .on("POST /sign_in_tokens", call -> signInToken(call, signIns))
                .on("POST /sessions", this::newSession)
                .on("GET /sessions/{id}", call -> call.answer(json.withoutToken(session(call))))
                .on("POST /sessions/{id}/revoke", this::revoke)
                .on("POST /sessions/{id}/refresh", this::refresh)
                .on(
                        "POST /sessions/{id}/tokens",
                        call -> token(call, this.tokens.sessionToken(signedIn(call), call.origin())))
                .on(
                        "POST /sessions/{id}/tokens/{template}",
                        call -> token(call, this.tokens.templateToken(signedIn(call), call.part(1))))
                .on("POST /m2m_tokens", this::newM2m)
                .on("POST /m2m_tokens/verify", call -> verify(call, Kind.M2M, "token"))
                .on("POST /m2m_tokens/{id}/revoke", call -> revoke(call, Kind.M2M))
                .on("POST /oauth_applications/access_tokens/verify", call -> verify(call, Kind.OAUTH, "access_token"))
                .on("POST /api_keys", this::newApiKey)
                .on("POST /api_keys/verify", call -> verify(call, Kind.API_KEY, "secret"))
                .on("POST /api_keys/{id}/revoke", call -> revoke(call, Kind.API_KEY));
    }

    /** Returns true for this API's paths: with {@code /v1}, or one of those that Clerk's SDK calls without it. */
    static boolean answers(String path) {
        return path.startsWith("/v1/")
                || path.startsWith("/m2m_tokens")
                || path.startsWith("/oauth_applications/")
                || path.startsWith("/api_keys");
    }

    void answer(Call call) throws IOException {
        String path = call.path().startsWith("/v1/") ? call.path().substring("/v1".length()) : call.path();
        boolean machine = path.startsWith("/m2m_tokens") && caller(call) != null;
        if (!machine && !("Bearer " + seed.secretKey()).equals(call.header("Authorization"))) {
            throw new ApiError(401, "clerk_key_invalid", "The provided Clerk Secret Key is invalid.", "");
        }
        routes.answer(call, path);
    }

    /** Returns the machine whose secret key the call carries. */
    private Seed.@Nullable Machine caller(Call call) {
        String header = call.header("Authorization");
        return header == null ? null : seed.machineBySecret(header.replaceFirst("^Bearer ", ""));
    }

    private User user(String id) {
        return directory.user(id).orElseThrow(() -> ApiError.notFound("There is no such user."));
    }

    private void users(Call call) throws IOException {
        call.answer(
                Fields.list(directory.users().stream().map(json::backendUser).toList()));
    }

    private void newEmail(Call call) throws IOException {
        JsonObject body = call.json();
        User user = user(body.getString("user_id", ""));
        String address = body.getString("email_address", "");
        call.answer(json.email(directory.addEmail(
                user, address, body.getBoolean("verified", false), body.getBoolean("primary", false))));
    }

    /** Returns a fixed token: the emulator's users have no accounts at other services. */
    private void oauthTokens(Call call) throws IOException {
        User user = user(call.part(0));
        call.answer(Fields.object(
                "data",
                List.of(Fields.of("object", "oauth_access_token")
                        .and("external_account_id", "eac_" + user.id)
                        .and("provider", call.part(1))
                        .and("token", "emulated-" + call.part(1) + "-token")
                        .and("scopes", List.of("email"))
                        .and("label", null)
                        .and("public_metadata", Fields.object())
                        .json()),
                "total_count",
                1));
    }

    private void signInToken(Call call, SignIns signIns) throws IOException {
        User user = user(call.json().getString("user_id", ""));
        String ticket = signIns.ticket(user);
        call.answer(Fields.of("object", "sign_in_token")
                .and("id", "sit_" + ticket)
                .and("user_id", user.id)
                .and("token", ticket)
                .and("status", "pending")
                .and("url", call.origin() + "/sign-in?__clerk_ticket=" + ticket)
                .json());
    }

    /** Creates a session. Clerk offers this for tests. */
    private void newSession(Call call) throws IOException {
        User user = user(call.json().getString("user_id", ""));
        call.answer(json.withoutToken(clients.signIn(clients.client(null, "dvb_"), user)));
    }

    private Session session(Call call) {
        return clients.session(call.part(0)).orElseThrow(() -> ApiError.notFound("There is no such session."));
    }

    private Session signedIn(Call call) {
        Session session = session(call);
        if (!session.isSignedIn()) {
            throw ApiError.notFound("The session has ended.");
        }
        return session;
    }

    private void revoke(Call call) throws IOException {
        Session session = session(call);
        session.status = "revoked";
        call.answer(json.withoutToken(session));
    }

    private void refresh(Call call) throws IOException {
        Session session = session(call);
        JsonObject body = call.json();
        if (!session.isSignedIn() || !session.refreshToken.equals(body.getString("refresh_token", ""))) {
            throw new ApiError(
                    401, "invalid_refresh_token", "The refresh token is not this session's.", "refresh_token");
        }
        String token = tokens.sessionToken(session, body.getString("request_origin", ""));
        call.answer(Fields.object(
                "object", "cookies", "cookies", List.of("__session=" + token + "; Path=/; SameSite=Lax")));
    }

    private static void token(Call call, String jwt) throws IOException {
        call.answer(Fields.object("object", "token", "jwt", jwt));
    }

    private void newM2m(Call call) throws IOException {
        Seed.Machine machine = caller(call);
        if (machine == null) {
            throw new ApiError(401, "machine_secret_key_invalid", "A machine's secret key is expected.", "");
        }
        JsonObject body = call.json();
        long life =
                body.get("seconds_until_expiration") instanceof JsonNumber seconds ? seconds.longValue() : M2M_SECONDS;
        MachineTokens.Issued issued = body.getString("token_format", "opaque").equals("jwt")
                ? machines.jwt(Kind.M2M, machine.id(), machine.scopes(), machine.name(), life)
                : machines.opaque(Kind.M2M, machine.id(), machine.scopes(), machine.name(), life);
        call.answer(Fields.merged(issued.json(), Fields.object("token", issued.secret())));
    }

    private void newApiKey(Call call) throws IOException {
        JsonObject body = call.json();
        List<String> scopes = body.getJsonArray("scopes") == null
                ? List.of()
                : body.getJsonArray("scopes").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
        MachineTokens.Issued issued = machines.opaque(
                Kind.API_KEY, body.getString("subject", ""), scopes, body.getString("name", "API key"), null);
        call.answer(Fields.merged(issued.json(), Fields.object("secret", issued.secret())));
    }

    private void verify(Call call, Kind kind, String name) throws IOException {
        call.answer(machines.verify(kind, call.json().getString(name, "")));
    }

    private void revoke(Call call, Kind kind) throws IOException {
        call.answer(machines.revoke(kind, call.part(0)));
    }
}
