package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Directory.Organization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Redirects by which an application's server learns a browser's state, and a satellite that of its primary's browser.
 */
final class Handshakes {
    private static final String TICKET = "__clerk_ticket";

    private final Seed seed;
    private final Ids ids;
    private final Clients clients;
    private final Directory directory;
    private final SessionTokens tokens;
    private final boolean refreshable;
    private final Map<String, List<String>> nonces = new HashMap<>();
    private final Map<String, String> tickets = new HashMap<>();
    private @Nullable String primaryOrigin;

    Handshakes(Seed seed, Ids ids, Clients clients, Directory directory, SessionTokens tokens, boolean refreshable) {
        this.seed = seed;
        this.ids = ids;
        this.clients = clients;
        this.directory = directory;
        this.tokens = tokens;
        this.refreshable = refreshable;
    }

    /**
     * Returns the calling browser: in development from the parameter that the application passes, in production from
     * its cookie here.
     */
    Client client(Call call) {
        if (seed.isDevelopment()) {
            return clients.client(call.query(Call.DEV_BROWSER), "dvb_");
        }
        Client client = clients.client(call.cookie("__client"), "client_");
        remember(call, client);
        return client;
    }

    /** Does the same on the hosted pages. ClerkJS keeps a development browser of its own there. */
    Client visitor(Call call) {
        String own = call.cookie(Call.DEV_BROWSER);
        boolean known = seed.isDevelopment() && call.query(Call.DEV_BROWSER) == null && own != null;
        return known ? clients.client(own, "dvb_") : client(call);
    }

    /** Remembers the development browser on the hosted pages, as ClerkJS does: a satellite's request does not name it. */
    void keep(Call call, Client client) {
        if (!client.id.equals(call.cookie(Call.DEV_BROWSER))) {
            call.setCookie(Call.DEV_BROWSER + "=" + client.id + "; Path=/; SameSite=Lax");
        }
    }

    private static void remember(Call call, Client client) {
        call.setCookie("__client=" + client.id + "; Path=/; HttpOnly; SameSite=Lax");
    }

    /**
     * Remembers the primary's address at a sign-in there: a production satellite's own address has no cookie of the
     * browser.
     */
    void signedInAt(Call call) {
        primaryOrigin = call.origin();
    }

    private boolean isElsewhere(Call call) {
        return primaryOrigin != null && !primaryOrigin.equals(call.origin());
    }

    /** Sends a browser to the primary's Frontend API, which knows it by a cookie and sends it back with a ticket. */
    private void viaPrimary(Call call) throws IOException {
        String there = primaryOrigin + FrontendApi.PREFIX + "/v1/client/ticket";
        call.redirect(307, Call.withParameter(there, "redirect_url", call.url()));
    }

    /** Issues a primary's ticket to a satellite's own Frontend API. */
    void ticket(Call call) throws IOException {
        String back = call.requiredQuery("redirect_url");
        if (!Call.originOf(back).endsWith(":" + call.port())) {
            throw ApiError.form("url_invalid", "That is no address of this Clerk.", "redirect_url");
        }
        String ticket = ids.next("");
        tickets.put(ticket, client(call).id);
        call.redirect(307, Call.withParameter(back, TICKET, ticket));
    }

    private Client known(Call call) {
        String ticket = call.query(TICKET);
        String id = ticket == null ? null : tickets.remove(ticket);
        if (id == null) {
            return client(call);
        }
        Client client = clients.client(id, "client_");
        remember(call, client);
        return client;
    }

    /** Sends a production satellite's page, driven by ClerkJS, the primary's sessions. */
    void sync(Call call) throws IOException {
        String back = call.requiredQuery("redirect_url");
        Call.originOf(back);
        if (isElsewhere(call) && call.query(TICKET) == null) {
            viaPrimary(call);
            return;
        }
        known(call);
        call.redirect(307, Call.withParameter(back, "__clerk_synced", "true"));
    }

    void handshake(Call call) throws IOException {
        String back = call.requiredQuery("redirect_url");
        String origin = Call.originOf(back);
        boolean ofSatellite =
                !seed.isDevelopment() && "satellite-needs-syncing".equals(call.query("__clerk_hs_reason"));
        if (ofSatellite && isElsewhere(call) && call.query(TICKET) == null) {
            viaPrimary(call);
            return;
        }
        Client client = known(call);
        if (ofSatellite) {
            back = Call.withParameter(back, "__clerk_synced", "true");
        }
        Session session = client.active();
        String organizationId = call.query("organization_id");
        if (session != null && organizationId != null) {
            Organization organization = directory.organizationOf(session.user.id, organizationId);
            session.activate(organization == null ? null : organization.id);
        }
        List<String> directives = new ArrayList<>(tokens.directives(client, origin, refreshable));
        boolean asNonce = "nonce".equals(call.query("format"));
        String carrier = asNonce ? "__clerk_handshake_nonce" : "__clerk_handshake";
        if (!seed.isDevelopment()) {
            // The application does not delete the cookie: the directives must.
            directives.add(carrier + "=; Path=/; Max-Age=0");
        }
        String value = asNonce ? ids.next("") : tokens.handshakeToken(directives);
        if (asNonce) {
            nonces.put(value, List.copyOf(directives));
        }
        if (seed.isDevelopment()) {
            call.redirect(307, Call.withParameter(back, carrier, value));
        } else {
            call.setCookie(carrier + "=" + value + "; Path=/; SameSite=Lax");
            call.redirect(307, back);
        }
    }

    /** Returns the cookies that inform an application about this browser. */
    List<String> directives(Client client, String origin) {
        return tokens.directives(client, origin, refreshable);
    }

    /** Returns the directives of a handshake, once. */
    List<String> takeDirectives(String nonce) {
        List<String> directives = nonces.remove(nonce);
        if (directives == null) {
            throw ApiError.notFound("There is no such handshake, or it was fetched already.");
        }
        return directives;
    }
}
