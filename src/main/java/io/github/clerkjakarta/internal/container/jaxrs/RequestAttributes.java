package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.caller.SignedOutAuth;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the library's filters store in a request for each other. Attributes of a servlet request are properties of the JAX-RS request
 * that it becomes. {@link Auth#of} reads the same one.
 */
public record RequestAttributes(Function<String, @Nullable Object> get, BiConsumer<String, Object> set) {
    private static final String ADMITTED = Admitted.class.getName();
    private static final String AUTH = Auth.class.getName();
    private static final String COOKIES_SENT = RequestAttributes.class.getName() + ".cookiesSent";

    static RequestAttributes of(ContainerRequestContext request) {
        return new RequestAttributes(request::getProperty, request::setProperty);
    }

    public void admit(Admitted admitted) {
        set.accept(ADMITTED, admitted);
        set.accept(AUTH, admitted.auth());
    }

    /** Returns an empty Optional if no filter has admitted the request. */
    public Optional<Admitted> admitted() {
        return get.apply(ADMITTED) instanceof Admitted admitted ? Optional.of(admitted) : Optional.empty();
    }

    /** Stores a signed-out {@code Auth} unless one is stored. The application's response filters still run and may ask for it. */
    void answered() {
        if (get.apply(AUTH) == null) {
            set.accept(AUTH, SignedOutAuth.INSTANCE);
        }
    }

    /** Returns an empty Optional if the request was answered before authentication ended, or was not authenticated. */
    Optional<RequestAuth> auth() {
        return get.apply(AUTH) instanceof RequestAuth auth ? Optional.of(auth) : Optional.empty();
    }

    /** Records that the servlet filter has sent the cookies that Clerk refreshed. */
    public void cookiesAreSent() {
        set.accept(COOKIES_SENT, true);
    }

    boolean areCookiesSent() {
        return get.apply(COOKIES_SENT) != null;
    }
}
