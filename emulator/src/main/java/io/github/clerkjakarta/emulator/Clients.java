package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Directory.User;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Browsers and their sessions, in memory. A client is recognised by its development browser, or by its cookie in
 * production. Not thread-safe, see {@link Emulator}.
 */
final class Clients {
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;
    private final Directory directory;

    Clients(Ids ids, Clock clock, Directory directory) {
        this.ids = ids;
        this.clock = clock;
        this.directory = directory;
    }

    /** One browser. */
    static final class Client {
        final String id;
        final long createdAt;
        final List<Session> sessions = new ArrayList<>();
        /** Changed only at sign-in and sign-out: a token older than this starts a handshake every time. */
        long updatedAt;

        @Nullable
        String lastActiveSessionId;

        @Nullable
        SignIn signIn;

        @Nullable
        SignUp signUp;

        private Client(String id, long now) {
            this.id = id;
            createdAt = now;
            updatedAt = now;
        }

        List<Session> signedIn() {
            return sessions.stream().filter(Session::isSignedIn).toList();
        }

        /** The session in use, or null. */
        @Nullable
        Session active() {
            List<Session> signedIn = signedIn();
            return signedIn.stream()
                    .filter(it -> it.id.equals(lastActiveSessionId))
                    .findFirst()
                    .orElse(signedIn.isEmpty() ? null : signedIn.get(signedIn.size() - 1));
        }

        /** Returns the time of the last sign-in in seconds since 1970, or 0 if no user is signed in. */
        long uat() {
            return active() == null ? 0 : updatedAt / 1000;
        }
    }

    static final class Session {
        final String id;
        final User user;
        final String refreshToken;
        final long createdAt;
        String status;
        long verifiedAt;

        @Nullable
        String organizationId;

        Verifications.@Nullable Verification verification;

        private Session(String id, User user, String refreshToken, long now) {
            this.id = id;
            this.user = user;
            this.refreshToken = refreshToken;
            createdAt = now;
            verifiedAt = now;
            status = user.status;
        }

        boolean isSignedIn() {
            return status.equals("active") || status.equals("pending");
        }

        /** Activates an organization. A pending session waits for its user to choose one. */
        void activate(@Nullable String newOrganizationId) {
            organizationId = newOrganizationId;
            if (newOrganizationId != null && status.equals("pending")) {
                status = "active";
            }
        }
    }

    /** A sign-in in progress. */
    static final class SignIn {
        final String id;
        final String identifier;
        final User user;
        String status = "needs_first_factor";
        String strategy = "";

        @Nullable
        String createdSessionId;

        private SignIn(String id, String identifier, User user) {
            this.id = id;
            this.identifier = identifier;
            this.user = user;
        }
    }

    /** A sign-up in progress. */
    static final class SignUp {
        final String id;
        final Map<String, String> fields = new LinkedHashMap<>();
        boolean codeSent;
        boolean verified;

        @Nullable
        String createdSessionId;

        @Nullable
        String createdUserId;

        private SignUp(String id) {
            this.id = id;
        }
    }

    /** Returns the client of this id, or a new one if it is unknown: ids are taken up again after a restart. */
    Client client(@Nullable String id, String prefix) {
        String known = id == null || id.isEmpty() ? ids.next(prefix) : id;
        return clients.computeIfAbsent(known, it -> new Client(it, clock.millis()));
    }

    List<Client> all() {
        return List.copyOf(clients.values());
    }

    SignIn startSignIn(Client client, String identifier, User user) {
        SignIn signIn = new SignIn(ids.next("sia_"), identifier, user);
        client.signIn = signIn;
        return signIn;
    }

    SignUp startSignUp(Client client) {
        SignUp signUp = new SignUp(ids.next("sua_"));
        client.signUp = signUp;
        return signUp;
    }

    /** Adds a session; the user's first organization is the active one. */
    Session signIn(Client client, User user) {
        Session session = new Session(ids.next("sess_"), user, ids.next("rt_"), clock.millis());
        session.organizationId = directory.firstOrganizationOf(user.id);
        user.lastSignInAt = clock.millis();
        client.sessions.add(session);
        client.lastActiveSessionId = session.id;
        client.updatedAt = clock.millis();
        return session;
    }

    void signOut(Client client) {
        client.signedIn().forEach(session -> session.status = "removed");
        client.lastActiveSessionId = null;
        client.updatedAt = clock.millis();
    }

    void signOut(Client client, Session session) {
        session.status = "removed";
        client.lastActiveSessionId = null;
        client.updatedAt = clock.millis();
    }

    Optional<Session> session(String id) {
        return clients.values().stream()
                .flatMap(client -> client.sessions.stream())
                .filter(session -> session.id.equals(id))
                .findFirst();
    }
}
