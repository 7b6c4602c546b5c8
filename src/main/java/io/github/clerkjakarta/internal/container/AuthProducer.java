package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.CurrentUser;
import io.github.clerkjakarta.internal.decision.RequestUser;
import io.github.clerkjakarta.internal.decision.SignedOutAuth;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;

/** Makes {@code @Inject Auth} and {@code #{auth}} work. */
@Dependent
class AuthProducer {

    @Produces
    @RequestScoped
    @Named("auth")
    static Auth auth(CurrentAuth current, Engines engines) {
        if (current.known().isEmpty()) {
            // Without a server, this is where wrong configuration shows.
            engines.get();
        }
        return current.shown();
    }

    @Produces
    @RequestScoped
    @Named("currentUser")
    static CurrentUser currentUser(CurrentAuth current, Engines engines) {
        auth(current, engines);
        return current.isStopped() ? SignedOutAuth.NO_USER : new RequestUser(current.auth());
    }
}
