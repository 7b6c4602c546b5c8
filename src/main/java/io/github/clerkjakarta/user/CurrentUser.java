package io.github.clerkjakarta.user;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ClerkApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole record of the user who makes the current request, from Clerk's Backend API. Inject it into any bean; it is named
 * {@code currentUser} for expression language. Clerk is asked once a request, when something first wants to know.
 *
 * <pre>{@code
 * @Inject CurrentUser currentUser;
 * currentUser.get().map(User::getFirstName)
 * }</pre>
 *
 * <p>What {@link Auth} knows costs nothing; ask here for what the session token does not say.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/current-user">Clerk: currentUser()</a>
 */
public interface CurrentUser {

    /**
     * The user; empty where nobody is signed in.
     *
     * @throws ClerkApiException where Clerk cannot answer: never taken for "signed out"
     */
    Optional<User> get();

    /** The same for expression language ({@code #{currentUser.user.firstName}}): null where nobody is signed in. */
    default @Nullable User getUser() {
        return get().orElse(null);
    }

    /** The same with pending sessions taken as signed out, or not, whatever is configured. */
    CurrentUser treatingPendingAsSignedOut(boolean signedOut);
}
