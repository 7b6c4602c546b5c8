package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.caller.SignedOutAuth;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.tenant.Options;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the authenticated request for the beans that serve it. */
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

    /** Marks the request as answered before authentication. */
    public void stop() {
        stopped = true;
    }

    /** Returns the request's {@code Auth}; empty if Clerk's filter has not seen the request. */
    public Optional<RequestAuth> find() {
        return Optional.ofNullable(auth);
    }

    public Options options() {
        return options;
    }

    /** Returns true for a development instance, whose answers may explain themselves. */
    public boolean isDevelopment() {
        return auth != null && auth.isDevelopment();
    }

    public boolean isStopped() {
        return auth == null && stopped;
    }

    /**
     * Returns the {@code Auth} that applications see.
     *
     * @throws IllegalStateException if Clerk's filter has not seen the request
     */
    public Auth visible() {
        return isStopped() ? SignedOutAuth.INSTANCE : auth();
    }

    /**
     * Refuses callers who do not meet the requirements.
     *
     * @throws IllegalStateException if Clerk's filter has not seen the request
     */
    void enforce(Requirements required) {
        if (isStopped()) {
            throw SignedOutAuth.refusal();
        }
        auth().enforce(required);
    }

    /** @throws IllegalStateException if Clerk's filter has not seen the request */
    public RequestAuth auth() {
        if (auth == null) {
            throw notAuthenticated();
        }
        return auth;
    }

    static IllegalStateException notAuthenticated() {
        return new IllegalStateException(
                "Clerk's filter has not seen this request, so the caller is unknown. In a"
                        + " servlet, JSP or Facelets page: add the listener " + WebApplicationCheck.LISTENER
                        + " to WEB-INF/web.xml and the page's path to clerk.servlet-filter.patterns. In a JAX-RS resource:"
                        + " remove its path from clerk.ignored. In a filter: give it a priority above 1000. Outside a request (a timer, a message listener, another"
                        + " thread): call a bean that is not protected. On another thread there is no request: call auth.caller() before, and pass the result on.");
    }
}
