package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.Session;
import io.github.clerkjakarta.emulator.Clients.SignIn;
import io.github.clerkjakarta.emulator.Directory.User;
import java.util.HashMap;
import java.util.Map;

/** Signing in with a password, an e-mail code or a ticket. */
final class SignIns {
    /** The code in every e-mail. The emulator sends none, and Clerk's own test addresses have the same code. */
    static final String CODE = "424242";

    private final Seed seed;
    private final Ids ids;
    private final Clients clients;
    private final Directory directory;
    private final Handshakes handshakes;
    private final Map<String, String> tickets = new HashMap<>();

    SignIns(Seed seed, Ids ids, Clients clients, Directory directory, Handshakes handshakes) {
        this.seed = seed;
        this.ids = ids;
        this.clients = clients;
        this.directory = directory;
        this.handshakes = handshakes;
    }

    /** Returns a ticket whose bearer signs in as the user, once. */
    String ticket(User user) {
        String ticket = ids.next("tkt_");
        tickets.put(ticket, user.id);
        return ticket;
    }

    SignIn create(Call call, Client client) {
        checkSingle(client);
        if (call.form("strategy").equals("ticket")) {
            return withTicket(call, client);
        }
        String identifier = call.form("identifier");
        User user = directory
                .userByEmail(identifier)
                .orElseThrow(
                        () -> ApiError.form("form_identifier_not_found", "Couldn't find your account.", "identifier"));
        SignIn signIn = clients.startSignIn(client, identifier, user);
        if (!call.form("password").isEmpty()) {
            byPassword(call, client, signIn);
        }
        return signIn;
    }

    /** Refuses a second user in a browser that may have only one: the first must sign out before. */
    void checkSingle(Client client) {
        if (!seed.multiSession() && client.active() != null) {
            throw new ApiError(400, "session_exists", "You're already signed in. Sign out first.", "");
        }
    }

    private SignIn withTicket(Call call, Client client) {
        String userId = tickets.remove(call.form("ticket"));
        User user = directory
                .user(userId == null ? "" : userId)
                .orElseThrow(() -> ApiError.form("ticket_invalid", "The ticket is unknown or was used.", "ticket"));
        SignIn signIn = clients.startSignIn(client, user.primaryEmail().address, user);
        signIn.strategy = "ticket";
        complete(call, client, signIn);
        return signIn;
    }

    SignIn current(Call call, Client client) {
        SignIn signIn = client.signIn;
        if (signIn == null || !signIn.id.equals(call.part(0))) {
            throw ApiError.notFound("There is no such sign-in.");
        }
        return signIn;
    }

    /** "Sends" the e-mail. */
    SignIn prepare(Call call, Client client) {
        SignIn signIn = current(call, client);
        signIn.strategy = call.form("strategy");
        return signIn;
    }

    SignIn attempt(Call call, Client client) {
        SignIn signIn = current(call, client);
        if (call.form("strategy").equals("password")) {
            byPassword(call, client, signIn);
        } else {
            signIn.strategy = "email_code";
            checkCode(call);
            complete(call, client, signIn);
        }
        return signIn;
    }

    static void checkCode(Call call) {
        if (!call.form("code").equals(CODE)) {
            throw ApiError.form("form_code_incorrect", "Incorrect code", "code");
        }
    }

    private void byPassword(Call call, Client client, SignIn signIn) {
        signIn.strategy = "password";
        if (!isPassword(signIn.user, call.form("password"))) {
            throw ApiError.form(
                    "form_password_incorrect", "Password is incorrect. Try again, or use another method.", "password");
        }
        complete(call, client, signIn);
    }

    static boolean isPassword(User user, String given) {
        return !user.password.isEmpty() && user.password.equals(given);
    }

    private void complete(Call call, Client client, SignIn signIn) {
        Session session = signedIn(call, client, signIn.user);
        signIn.status = "complete";
        signIn.createdSessionId = session.id;
    }

    Session signedIn(Call call, Client client, User user) {
        handshakes.signedInAt(call);
        return clients.signIn(client, user);
    }
}
