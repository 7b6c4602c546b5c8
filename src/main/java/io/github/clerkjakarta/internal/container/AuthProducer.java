package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.CurrentUser;
import io.github.clerkjakarta.internal.decision.RequestUser;
import io.github.clerkjakarta.internal.decision.SignedOutAuth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.function.Supplier;

/** Makes {@code @Inject Auth} and {@code #{auth}} work. */
@Dependent
class AuthProducer {

    @Produces
    @ApplicationScoped
    @Named("auth")
    static Auth auth(CurrentAuth current, Engines engines) {
        return new InjectedAuth(() -> inRequest(current, engines, current::shown));
    }

    @Produces
    @ApplicationScoped
    @Named("currentUser")
    static CurrentUser currentUser(CurrentAuth current, Engines engines) {
        return new InjectedUser(() -> inRequest(
                current, engines, () -> current.isStopped() ? SignedOutAuth.NO_USER : new RequestUser(current.auth())));
    }

    private static <T> T inRequest(CurrentAuth current, Engines engines, Supplier<T> asked) {
        try {
            if (current.known().isEmpty()) {
                // Without a server, this is where wrong configuration shows.
                engines.get();
            }
            return asked.get();
        } catch (ContextNotActiveException onAnotherThread) {
            throw CurrentAuth.unknown();
        }
    }
}
