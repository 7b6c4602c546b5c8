package io.github.clerkjakarta.user;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ClerkApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The complete record of the user who makes the current request, from Clerk's Backend API. Inject it into any bean; it
 * is named {@code currentUser} for expression language.
 *
 * <pre>{@code
 * @Inject CurrentUser currentUser;
 * currentUser.get().map(User::getFirstName)
 * }</pre>
 *
 * <p>The first use in a request calls Clerk; later uses share its answer. {@link Auth} needs no call: use this type
 * only for what the session token does not contain.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/current-user">Clerk: currentUser()</a>
 */
public interface CurrentUser {

    /**
     * Returns the user, or empty if no user is signed in.
     *
     * @throws ClerkApiException if Clerk cannot answer; this is never reported as "signed out"
     */
    Optional<User> get();

    /**
     * Returns the user or null, for expression language: {@code #{currentUser.user.firstName}}.
     *
     * @throws ClerkApiException if Clerk cannot answer
     */
    default @Nullable User getUser() {
        return get().orElse(null);
    }

    /**
     * Returns a view of the same user that overrides {@code clerk.treat-pending-as-signed-out}.
     *
     * @param signedOut true to report a user whose session is {@code pending} as signed out
     */
    CurrentUser treatingPendingAsSignedOut(boolean signedOut);
}
