package io.github.clerkjakarta.wars.oneauth;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.TokenType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A bean that protects itself. */
@ApplicationScoped
public class Vault {
    @Inject
    Auth auth;

    @Authenticated
    public String open() {
        return "SECRET " + Seen.of(auth);
    }

    @Authenticated(token = TokenType.API_KEY)
    public String openWithKey() {
        return "SECRET " + Seen.of(auth);
    }
}
