package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.user.CurrentUser;
import io.github.clerkjakarta.user.User;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The {@code CurrentUser} that applications inject. Each call goes to the current request's user, as with {@link
 * InjectedAuth}.
 */
public final class InjectedUser implements CurrentUser {
    private final Supplier<CurrentUser> current;

    InjectedUser(Supplier<CurrentUser> current) {
        this.current = current;
    }

    @Override
    public Optional<User> get() {
        return current.get().get();
    }

    @Override
    public CurrentUser treatingPendingAsSignedOut(boolean signedOut) {
        return current.get().treatingPendingAsSignedOut(signedOut);
    }
}
