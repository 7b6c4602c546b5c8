package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import jakarta.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What browsers call, under {@link #PREFIX}: the handshake, and what ClerkJS needs to know a browser by. */
final class FrontendApi {
    static final String PREFIX = "/__clerk";
    private static final String TICKET = "__clerk_ticket";
    private static final String DEV_BROWSER = "__clerk_db_jwt";

    private final Seed seed;
    private final Clients clients;
    private final SessionTokens tokens;
    private final boolean refreshable;
    private final Map<String, List<String>> nonces = new ConcurrentHashMap<>();
    private final Map<String, String> tickets = new ConcurrentHashMap<>();
    private volatile @Nullable String primaryOrigin;

    FrontendApi(Seed seed, Clients clients, SessionTokens tokens, boolean refreshable) {
        this.seed = seed;
        this.clients = clients;
        this.tokens = tokens;
        this.refreshable = refreshable;
    }

    void answer(Call call) throws IOException {
        String path = call.path().substring(PREFIX.length());
        switch (call.method() + " " + path) {
            case "GET /v1/client/handshake" -> handshake(call);
            case "GET /v1/client/sync" -> sync(call);
            case "POST /v1/dev_browser" ->
                call.answer(Json.createObjectBuilder()
                        .add("id", clients.client(null, "dvb_").id())
                        .build());
            case "DELETE /v1/client/sessions" -> {
                clients.signOut(client(call));
                call.answer(Json.createObjectBuilder()
                        .addNull("response")
                        .addNull("client")
                        .build());
            }
            default ->
                throw new ApiError(404, "resource_not_found", "There is no " + call.method() + " " + path + ".", "");
        }
    }

    /** The browser this is: in development by what the application hands over, in production by its cookie here. */
    Client client(Call call) {
        if (seed.isDevelopment()) {
            return clients.client(call.query(DEV_BROWSER), "dvb_");
        }
        Client client = clients.client(call.cookie("__client"), "client_");
        call.setCookie("__client=" + client.id() + "; Path=/; HttpOnly; SameSite=Lax");
        return client;
    }

    /**
     * A production satellite's own Frontend API does not know the browser: it sends it to the primary's, where it has a
     * cookie, and gets it back with a ticket.
     */
    private void sync(Call call) throws IOException {
        String back = call.requiredQuery("redirect_url");
        Call.originOf(back);
        String ticket = Clients.random();
        tickets.put(ticket, client(call).id());
        call.redirect(307, Call.withParameter(back, TICKET, ticket));
    }

    /** The primary's address, once somebody has signed in there. */
    void primaryAt(String origin) {
        primaryOrigin = origin;
    }

    private void handshake(Call call) throws IOException {
        String back = call.requiredQuery("redirect_url");
        String origin = Call.originOf(back);
        boolean ofSatellite =
                !seed.isDevelopment() && "satellite-needs-syncing".equals(call.query("__clerk_hs_reason"));
        String ticket = call.query(TICKET);
        if (ofSatellite && ticket == null && primaryOrigin != null && !primaryOrigin.equals(call.origin())) {
            String sync = primaryOrigin + PREFIX + "/v1/client/sync";
            call.redirect(307, Call.withParameter(sync, "redirect_url", call.url()));
            return;
        }
        String clientId = ticket == null ? null : tickets.remove(ticket);
        if (clientId != null) {
            call.setCookie("__client=" + clientId + "; Path=/; HttpOnly; SameSite=Lax");
        }
        Client client = clientId == null ? client(call) : clients.client(clientId, "client_");
        if (ofSatellite) {
            back = Call.withParameter(back, "__clerk_synced", "true");
        }
        Session session = client.active();
        String organization = call.query("organization_id");
        if (session != null && organization != null) {
            session.activate(activated(session, organization));
        }
        List<String> directives = new java.util.ArrayList<>(directives(client, origin));
        boolean asNonce = "nonce".equals(call.query("format"));
        String carrier = asNonce ? "__clerk_handshake_nonce" : "__clerk_handshake";
        if (!seed.isDevelopment()) {
            // The application does not delete it: the directives must.
            directives.add(carrier + "=; Path=/; Max-Age=0");
        }
        String value;
        if (asNonce) {
            value = Clients.random();
            nonces.put(value, List.copyOf(directives));
        } else {
            value = tokens.handshakeToken(directives);
        }
        if (seed.isDevelopment()) {
            call.redirect(307, Call.withParameter(back, carrier, value));
        } else {
            call.setCookie(carrier + "=" + value + "; Path=/; SameSite=Lax");
            call.redirect(307, back);
        }
    }

    /** The cookies that tell an application of this browser. */
    List<String> directives(Client client, String origin) {
        return tokens.directives(client, origin, refreshable);
    }

    private @Nullable String activated(Session session, String idOrSlug) {
        Seed.Organization organization = seed.organizationOf(session.user().id(), idOrSlug);
        return organization == null ? null : organization.id();
    }

    /** What a handshake left; once. */
    List<String> takeDirectives(String nonce) {
        List<String> directives = nonces.remove(nonce);
        if (directives == null) {
            throw new ApiError(
                    404, "resource_not_found", "There is no such handshake, or it was fetched already.", "nonce");
        }
        return directives;
    }
}
