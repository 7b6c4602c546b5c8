package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.emulator.Clients.Client;
import io.github.clerkjakarta.emulator.Clients.SignUp;
import io.github.clerkjakarta.emulator.Directory.User;
import java.util.List;

/** Signing up with an e-mail address, which is verified, and a password. */
final class SignUps {
    private static final List<String> FIELDS = List.of("email_address", "password", "first_name", "last_name");

    private final Clients clients;
    private final Directory directory;
    private final SignIns signIns;

    SignUps(Clients clients, Directory directory, SignIns signIns) {
        this.clients = clients;
        this.directory = directory;
        this.signIns = signIns;
    }

    SignUp create(Call call, Client client) {
        signIns.checkSingle(client);
        SignUp signUp = clients.startSignUp(client);
        take(call, signUp);
        return signUp;
    }

    SignUp current(Call call, Client client) {
        SignUp signUp = client.signUp;
        if (signUp == null || !signUp.id.equals(call.part(0))) {
            throw ApiError.notFound("There is no such sign-up.");
        }
        return signUp;
    }

    SignUp update(Call call, Client client) {
        SignUp signUp = current(call, client);
        take(call, signUp);
        return signUp;
    }

    private void take(Call call, SignUp signUp) {
        for (String field : FIELDS) {
            if (!call.form(field).isEmpty()) {
                signUp.fields.put(field, call.form(field));
            }
        }
        if (directory
                .userByEmail(signUp.fields.getOrDefault("email_address", ""))
                .isPresent()) {
            throw ApiError.form(
                    "form_identifier_exists", "That email address is taken. Please try another.", "email_address");
        }
    }

    SignUp prepare(Call call, Client client) {
        SignUp signUp = current(call, client);
        signUp.codeSent = true;
        return signUp;
    }

    SignUp attempt(Call call, Client client) {
        SignUp signUp = current(call, client);
        SignIns.checkCode(call);
        signUp.verified = true;
        String email = signUp.fields.get("email_address");
        String password = signUp.fields.get("password");
        if (email != null && password != null) {
            User user = directory.addUser(
                    email,
                    password,
                    signUp.fields.getOrDefault("first_name", ""),
                    signUp.fields.getOrDefault("last_name", ""));
            signUp.createdUserId = user.id;
            signUp.createdSessionId = signIns.signedIn(call, client, user).id;
        }
        return signUp;
    }
}
