package io.github.clerkjakarta.internal.container.client;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** A token of the current request's session, to be sent. */
@Dependent
@NullUnmarked // fields are injected
public class OutgoingToken {
    @Inject
    CurrentAuth current;

    /** Returns the token; empty if no user is signed in or Clerk's filter has not seen the request. */
    public Optional<String> token(TokenRequest wanted) {
        return current.find().map(auth -> auth.getToken(wanted));
    }
}
