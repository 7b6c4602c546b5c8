package io.github.clerkjakarta.emulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Browsers and their sessions, in memory. A client is known by its development browser, or its cookie in production. */
final class Clients {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Clock clock;

    Clients(Clock clock) {
        this.clock = clock;
    }

    /** One browser. */
    static final class Client {
        private final String id;
        private final List<Session> sessions = new ArrayList<>();
        private long updatedAt;

        private Client(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        /** The session in use, or null. */
        synchronized @Nullable Session active() {
            return sessions.stream()
                    .filter(session -> session.status.equals("active") || session.status.equals("pending"))
                    .reduce((first, last) -> last)
                    .orElse(null);
        }

        /** Seconds since 1970 of the last sign-in; 0 where nobody is signed in. */
        synchronized long uat() {
            return active() == null ? 0 : updatedAt;
        }
    }

    static final class Session {
        private final String id;
        private final Seed.User user;
        private final String refreshToken = "rt_" + random();
        private volatile String status;
        private volatile @Nullable String organizationId;

        private Session(String id, Seed.User user, String status, @Nullable String organizationId) {
            this.id = id;
            this.user = user;
            this.status = status;
            this.organizationId = organizationId;
        }

        String id() {
            return id;
        }

        Seed.User user() {
            return user;
        }

        String status() {
            return status;
        }

        String refreshToken() {
            return refreshToken;
        }

        @Nullable
        String organizationId() {
            return organizationId;
        }

        void activate(@Nullable String newOrganizationId) {
            organizationId = newOrganizationId;
        }

        void revoke() {
            status = "revoked";
        }
    }

    /** The client of this id, or a new one where it is unknown: ids are taken up again after a restart. */
    Client client(@Nullable String id, String prefix) {
        String known = id == null || id.isEmpty() ? prefix + random() : id;
        return clients.computeIfAbsent(known, Client::new);
    }

    Session signIn(Client client, Seed.User user, @Nullable String organizationId) {
        Session session = new Session("sess_" + random(), user, user.status(), organizationId);
        synchronized (client) {
            client.sessions.forEach(Session::revoke);
            client.sessions.add(session);
            // Moved at sign-in and sign-out only: a token older than this starts a handshake every time.
            client.updatedAt = clock.instant().getEpochSecond();
        }
        return session;
    }

    void signOut(Client client) {
        synchronized (client) {
            client.sessions.forEach(session -> session.status = "removed");
            client.sessions.clear();
            client.updatedAt = clock.instant().getEpochSecond();
        }
    }

    Optional<Session> session(String id) {
        return clients.values().stream()
                .flatMap(client -> {
                    synchronized (client) {
                        return List.copyOf(client.sessions).stream();
                    }
                })
                .filter(session -> session.id.equals(id))
                .findFirst();
    }

    static String random() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('-', 'x')
                .replace('_', 'y');
    }
}
