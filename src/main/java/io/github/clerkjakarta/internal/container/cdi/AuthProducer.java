package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.caller.RequestUser;
import io.github.clerkjakarta.internal.caller.SignedOutAuth;
import io.github.clerkjakarta.user.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.function.Supplier;

/** Makes {@code @Inject Auth} and {@code #{auth}} work. */
@Dependent
public class AuthProducer {

    @Produces
    @ApplicationScoped
    @Named("auth")
    public static Auth auth(CurrentAuth current, Engines engines) {
        return new InjectedAuth(() -> inRequest(current, engines, current::visible));
    }

    @Produces
    @ApplicationScoped
    @Named("currentUser")
    public static CurrentUser currentUser(CurrentAuth current, Engines engines) {
        return new InjectedUser(() -> inRequest(
                current, engines, () -> current.isStopped() ? SignedOutAuth.NO_USER : new RequestUser(current.auth())));
    }

    private static <T> T inRequest(CurrentAuth current, Engines engines, Supplier<T> asked) {
        try {
            if (current.find().isEmpty()) {
                // Without a server, a wrong configuration shows here.
                engines.get();
            }
            return asked.get();
        } catch (ContextNotActiveException onAnotherThread) {
            throw CurrentAuth.notAuthenticated();
        }
    }
}
