package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the filter leaves the request for the beans that serve it. */
@RequestScoped
public class CurrentAuth {
    private @Nullable RequestAuth auth;
    private Options options = Options.configured();

    /** @param given the options of this request */
    public void set(RequestAuth current, Options given) {
        auth = current;
        options = given;
    }

    /** The request, where the filter saw it. */
    Optional<RequestAuth> known() {
        return Optional.ofNullable(auth);
    }

    Options options() {
        return options;
    }

    /** Whether answers may explain themselves. */
    boolean isDevelopment() {
        return auth != null && auth.isDevelopment();
    }

    /** @throws IllegalStateException where the filter did not see the request: then nobody knows who is there */
    RequestAuth auth() {
        if (auth == null) {
            throw new IllegalStateException("Clerk's filter has not seen this request, so nobody knows who makes it."
                    + " Auth and protected beans work in requests to JAX-RS resources. If this is one, the JAX-RS"
                    + " application has switched providers off: leave jakarta.ws.rs.loadServices on, and where the"
                    + " runtime ignores service files, add " + ClerkFeature.class.getName()
                    + " to Application.getClasses(). Outside a request (a timer, a message listener, another thread) call"
                    + " a bean that is not protected.");
        }
        return auth;
    }
}
