package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.internal.backend.UserApi;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;

/** The user of a unit test and Clerk's answers about them, without a server. */
final class TestUsers implements UserApi {
    private final Directory directory;
    private final Clients clients;
    private final SessionTokens tokens;
    private final ClientJson json;

    TestUsers(Seed seed, SigningKey key, Clock clock) {
        Ids ids = new Ids(null);
        directory = new Directory(seed, ids, clock);
        clients = new Clients(ids, clock, directory);
        tokens = new SessionTokens(seed, clock, ids, directory, key);
        json = new ClientJson(directory, tokens);
    }

    String sessionToken(String userId, String origin) {
        Session session = clients.signIn(clients.client(null, "dvb_"), known(userId));
        return tokens.sessionToken(session, origin);
    }

    private Directory.User known(String userId) {
        return directory.user(userId).orElseThrow();
    }

    @Override
    public JsonObject user(String userId) {
        return json.backendUser(known(userId));
    }

    @Override
    public JsonObject createEmailAddress(String userId, String emailAddress, boolean verified, boolean primary) {
        return json.email(directory.addEmail(known(userId), emailAddress, verified, primary));
    }

    @Override
    public List<JsonObject> oauthAccessTokens(String userId, String provider) {
        return List.of();
    }

    /** Returns the session's own token, whatever is wanted: unit tests pass it on and do not look into it. */
    @Override
    public String sessionToken(String sessionId, TokenRequest wanted) {
        return tokens.sessionToken(clients.session(sessionId).orElseThrow(), "");
    }

    @Override
    public void revokeSession(String sessionId) {
        clients.session(sessionId).orElseThrow().status = "revoked";
    }
}
