package io.github.clerkjakarta.wars.callers;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.Reverification.Preset;
import io.github.clerkjakarta.Reverified;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.user.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A bean behind the resources: it protects itself, and reads its own {@code Auth}. */
@ApplicationScoped
public class Books {
    @Inject
    Auth auth;

    @Inject
    CurrentUser currentUser;

    @Authenticated(token = {TokenType.SESSION, TokenType.API_KEY})
    public String read() {
        return auth.caller().orElseThrow().getTokenType() + " "
                + auth.caller().orElseThrow().getUserId();
    }

    @Authenticated
    public String sessionsOnly() {
        return auth.getUserId();
    }

    @Reverified(Preset.STRICT)
    public String burn() {
        return "burnt";
    }

    public String firstName() {
        return currentUser.get().map(it -> it.getFirstName()).orElse("nobody");
    }
}
