package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The API that browsers call, under {@link #PREFIX}. Answers are {@code {response, client}}: ClerkJS takes the state of
 * its page from the client.
 */
final class FrontendApi {
    static final String PREFIX = "/__clerk";

    private final Seed seed;
    private final Clients clients;
    private final Handshakes handshakes;
    private final SessionTokens tokens;
    private final ClientJson json;
    private final Routes routes = new Routes();

    FrontendApi(
            Seed seed,
            Clients clients,
            Directory directory,
            Handshakes handshakes,
            SessionTokens tokens,
            SignIns signIns,
            Verifications verifications,
            ClientJson json) {
        this.seed = seed;
        this.clients = clients;
        this.handshakes = handshakes;
        this.tokens = tokens;
        this.json = json;
        SignUps signUps = new SignUps(clients, directory, signIns);
        String signIn = "/v1/client/sign_ins";
        String signUp = "/v1/client/sign_ups";
        String session = "/v1/client/sessions";
        routes.on("GET /v1/client/handshake", handshakes::handshake)
                .on("GET /v1/client/sync", handshakes::sync)
                .on("GET /v1/client/ticket", handshakes::ticket)
                .on("POST /v1/dev_browser", this::newDevBrowser)
                .on("(?:GET|PATCH) /v1/environment", call -> call.answer(Environment.of(seed, call.origin())))
                .on("GET /v1/client", this::client)
                .on("PUT /v1/client", this::client)
                .on("DELETE /v1/client/sessions", this::signOut)
                .on("DELETE /v1/client", this::signOut)
                .on("POST " + signIn, call -> change(call, (it, c) -> json.signIn(signIns.create(it, c))))
                .on("GET " + signIn + "/{id}", call -> change(call, (it, c) -> json.signIn(signIns.current(it, c))))
                .on(
                        "POST " + signIn + "/{id}/prepare_first_factor",
                        call -> change(call, (it, c) -> json.signIn(signIns.prepare(it, c))))
                .on(
                        "POST " + signIn + "/{id}/attempt_first_factor",
                        call -> change(call, (it, c) -> json.signIn(signIns.attempt(it, c))))
                .on("POST " + signUp, call -> change(call, (it, c) -> json.signUp(signUps.create(it, c))))
                .on("GET " + signUp + "/{id}", call -> change(call, (it, c) -> json.signUp(signUps.current(it, c))))
                .on("PATCH " + signUp + "/{id}", call -> change(call, (it, c) -> json.signUp(signUps.update(it, c))))
                .on(
                        "POST " + signUp + "/{id}/prepare_verification",
                        call -> change(call, (it, c) -> json.signUp(signUps.prepare(it, c))))
                .on(
                        "POST " + signUp + "/{id}/attempt_verification",
                        call -> change(call, (it, c) -> json.signUp(signUps.attempt(it, c))))
                .on(
                        "POST " + session + "/{id}/verify",
                        call -> change(call, (it, c) -> verifications.start(it, session(it, c))))
                .on(
                        "POST " + session + "/{id}/verify/prepare_first_factor",
                        call -> change(call, (it, c) -> verifications.prepare(it, session(it, c))))
                .on(
                        "POST " + session + "/{id}/verify/attempt_first_factor",
                        call -> change(call, (it, c) -> verifications.attempt(it, session(it, c))))
                .on("POST " + session + "/{id}/touch", this::touch)
                .on(
                        "GET " + session + "/{id}",
                        call -> change(call, (it, c) -> json.session(session(it, c), it.applicationOrigin())))
                .on("POST " + session + "/{id}/(?:remove|end)", this::removeSession)
                .on("POST " + session + "/{id}/tokens", this::token)
                .on("POST " + session + "/{id}/tokens/{template}", this::templateToken);
        new Profile(handshakes, directory, json).addTo(routes);
    }

    void answer(Call call) throws IOException {
        if (call.method().equals("OPTIONS")) {
            call.preflight();
            return;
        }
        call.allowOrigin();
        routes.answer(call, call.path().substring(PREFIX.length()));
    }

    private void change(Call call, BiFunction<Call, Client, JsonObject> action) throws IOException {
        Client client = handshakes.client(call);
        JsonObject response = action.apply(call, client);
        answer(call, client, response, json.client(client, call.applicationOrigin()));
    }

    private void answer(Call call, Client client, JsonObject response, @Nullable JsonObject state) throws IOException {
        if (!seed.isDevelopment()) {
            tokens.uatCookies(client, call.origin()).forEach(call::setCookie);
        }
        call.answer(Fields.object("response", response, "client", state));
    }

    private void newDevBrowser(Call call) throws IOException {
        String id = clients.client(null, "dvb_").id;
        call.answer(Fields.object("object", "dev_browser", "id", id, "token", id));
    }

    private void client(Call call) throws IOException {
        Client client = handshakes.client(call);
        answer(call, client, json.client(client, call.applicationOrigin()), null);
    }

    private void signOut(Call call) throws IOException {
        change(call, (it, client) -> {
            clients.signOut(client);
            return json.client(client, it.applicationOrigin());
        });
    }

    private void removeSession(Call call) throws IOException {
        change(call, (it, client) -> {
            Session session = session(it, client);
            clients.signOut(client, session);
            return json.withoutToken(session);
        });
    }

    private Session session(Call call, Client client) {
        Optional<Session> session = client.signedIn().stream()
                .filter(it -> it.id.equals(call.part(0)))
                .findFirst();
        return session.orElseThrow(
                () -> new ApiError(401, "authentication_invalid", "There is no such session in this browser.", ""));
    }

    /** Sets the session in use, and the organization in it. */
    private void touch(Call call) throws IOException {
        change(call, (it, client) -> {
            Session session = session(it, client);
            client.lastActiveSessionId = session.id;
            if (it.hasForm("active_organization_id")) {
                session.activate(activeOrganization(it.form("active_organization_id")));
            }
            return json.session(session, it.applicationOrigin());
        });
    }

    private static @Nullable String activeOrganization(String id) {
        return id.isEmpty() ? null : id;
    }

    private void token(Call call) throws IOException {
        Session session = session(call, handshakes.client(call));
        String jwt = tokens.sessionToken(
                session,
                call.applicationOrigin(),
                call.hasForm("organization_id")
                        ? activeOrganization(call.form("organization_id"))
                        : session.organizationId);
        call.answer(Fields.object("object", "token", "jwt", jwt));
    }

    private void templateToken(Call call) throws IOException {
        Session session = session(call, handshakes.client(call));
        call.answer(Fields.object("object", "token", "jwt", tokens.templateToken(session, call.part(1))));
    }
}
