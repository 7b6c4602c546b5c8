package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.user.CurrentUser;
import io.github.clerkjakarta.user.User;
import java.util.Optional;

/** The record of the user of one request's {@link RequestAuth}. */
public record RequestUser(RequestAuth auth) implements CurrentUser {
    @Override
    public Optional<User> get() {
        return auth.user();
    }

    @Override
    public CurrentUser treatingPendingAsSignedOut(boolean signedOut) {
        return new RequestUser((RequestAuth) auth.treatingPendingAsSignedOut(signedOut));
    }
}
