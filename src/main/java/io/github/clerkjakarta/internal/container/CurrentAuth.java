package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Options;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.Requirements;
import io.github.clerkjakarta.internal.decision.SignedOutAuth;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the filter leaves the request for the beans that serve it. */
@RequestScoped
public class CurrentAuth {
    private @Nullable RequestAuth auth;
    private boolean stopped;
    private Options options = Options.configured();

    /** @param given the options of this request */
    public void set(RequestAuth current, Options given) {
        auth = current;
        options = given;
    }

    /** The request is answered already, and nobody is known. */
    public void stop() {
        stopped = true;
    }

    /** The request, if the filter saw it. */
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

    boolean isStopped() {
        return auth == null && stopped;
    }

    /**
     * What applications see.
     *
     * @throws IllegalStateException if the filter did not see the request: then nobody knows who is there
     */
    Auth shown() {
        return isStopped() ? SignedOutAuth.INSTANCE : auth();
    }

    /**
     * Lets the caller pass, or not.
     *
     * @throws IllegalStateException if the filter did not see the request: then nobody knows who is there
     */
    void enforce(Requirements required) {
        if (isStopped()) {
            throw SignedOutAuth.refusal();
        }
        auth().enforce(required);
    }

    /** @throws IllegalStateException if the filter did not see the request: then nobody knows who is there */
    RequestAuth auth() {
        if (auth == null) {
            throw new IllegalStateException(
                    "Clerk's filter has not seen this request, so nobody knows who makes it. In a"
                            + " servlet, a JSP or a Facelets page: name the listener " + WebApplicationCheck.LISTENER
                            + " in WEB-INF/web.xml, and the page's path in clerk.servlet-filter.patterns. In a JAX-RS resource:"
                            + " clerk.ignored names its path; remove it there. Outside a request (a timer, a message listener,"
                            + " another thread): call a bean that is not protected.");
        }
        return auth;
    }
}
