package io.github.clerkjakarta;

import io.github.clerkjakarta.internal.url.PageAddress;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requirements for {@link Auth#protect(Protection)}, and the responses to callers who do not meet them. Immutable.
 *
 * <pre>{@code
 * auth.protect(Protection.require(role("org:premium")).unauthorizedUrl("/upgrade"));
 * }</pre>
 *
 * <p>A URL is absolute ({@code https://example.com/welcome}), a path of this origin as the browser shows it
 * ({@code /app/welcome}), or a path from the application's context root ({@code ~/welcome}). Rejected are, for example,
 * {@code welcome}, {@code //example.com} and {@code ftp://example.com}.
 */
public final class Protection {
    private static final Requirement NOTHING = has -> true;
    private static final Set<TokenType> SESSION = Set.of(TokenType.SESSION);

    private final Requirement requirement;
    private final @Nullable String unauthenticatedUrl;
    private final @Nullable String unauthorizedUrl;
    private final SignedOutResponse signedOut;
    private final @Nullable Reverification reverification;
    private final Set<TokenType> accepted;

    private Protection(
            Requirement requirement,
            @Nullable String unauthenticatedUrl,
            @Nullable String unauthorizedUrl,
            SignedOutResponse signedOut,
            @Nullable Reverification reverification,
            Set<TokenType> accepted) {
        this.requirement = requirement;
        this.unauthenticatedUrl = unauthenticatedUrl;
        this.unauthorizedUrl = unauthorizedUrl;
        this.signedOut = signedOut;
        this.reverification = reverification;
        this.accepted = accepted;
    }

    /** Requires a signed-in user. */
    public static Protection signedIn() {
        return require(NOTHING);
    }

    /** Requires a signed-in user who meets the requirement. Others who are signed in get 404. */
    public static Protection require(Requirement requirement) {
        return new Protection(
                Objects.requireNonNull(requirement, "requirement"),
                null,
                null,
                SignedOutResponse.DEFAULT,
                null,
                SESSION);
    }

    /**
     * Requires a caller with a token of one of these kinds. Shorthand for {@code signedIn().token(kind, otherKinds)}.
     */
    public static Protection accepting(TokenType kind, TokenType... otherKinds) {
        return signedIn().token(kind, otherKinds);
    }

    /**
     * Chooses the accepted kinds of token. Defaults to {@link TokenType#SESSION}.
     *
     * <p>With a machine kind, a request whose token is invalid or of another kind gets 401. So does a request without a
     * token, unless sessions are accepted too: then it is answered like any signed-out request. If Clerk is needed to
     * verify the token and cannot be reached, the response is 503. A machine has no roles, permissions, features or
     * plans, and so never meets a requirement for one.
     *
     * @see <a href="https://clerk.com/docs/guides/development/verifying-oauth-access-tokens">Clerk: verifying
     *     tokens</a>
     */
    public Protection token(TokenType kind, TokenType... otherKinds) {
        return new Protection(
                requirement,
                unauthenticatedUrl,
                unauthorizedUrl,
                signedOut,
                reverification,
                Set.copyOf(EnumSet.of(kind, otherKinds)));
    }

    /**
     * Redirects every signed-out request to this URL, those of scripts and API clients too. By default only page
     * navigations are redirected, to sign-in.
     *
     * @throws IllegalArgumentException if the text is not a URL as described at {@link Protection}
     */
    public Protection unauthenticatedUrl(String url) {
        return new Protection(requirement, checked(url), unauthorizedUrl, signedOut, reverification, accepted);
    }

    /**
     * Redirects users who are signed in but do not meet the requirement to this URL. By default they get 404.
     *
     * @throws IllegalArgumentException if the text is not a URL as described at {@link Protection}
     */
    public Protection unauthorizedUrl(String url) {
        return new Protection(requirement, unauthenticatedUrl, checked(url), signedOut, reverification, accepted);
    }

    /**
     * Chooses the response to a signed-out request that is not a page navigation. Defaults to
     * {@link SignedOutResponse#DEFAULT}. Without effect if an {@link #unauthenticatedUrl} is set.
     */
    public Protection signedOut(SignedOutResponse answer) {
        return new Protection(
                requirement,
                unauthenticatedUrl,
                unauthorizedUrl,
                Objects.requireNonNull(answer),
                reverification,
                accepted);
    }

    /**
     * Requires that users who meet everything else have recently verified their identity. By default they need not.
     * Otherwise they get 403 with Clerk's {@code reverification-error}: ClerkJS then asks the user to verify and tries
     * again.
     *
     * @see <a href="https://clerk.com/docs/guides/secure/reverification">Clerk: reverification</a>
     */
    public Protection reverified(Reverification required) {
        return new Protection(
                requirement,
                unauthenticatedUrl,
                unauthorizedUrl,
                signedOut,
                Objects.requireNonNull(required),
                accepted);
    }

    /** The requirement; always met if none was set. */
    public Requirement getRequirement() {
        return requirement;
    }

    /** The URL for signed-out requests, or null if none was set. */
    public @Nullable String getUnauthenticatedUrl() {
        return unauthenticatedUrl;
    }

    /** The URL for users who do not meet the requirement, or null if none was set. */
    public @Nullable String getUnauthorizedUrl() {
        return unauthorizedUrl;
    }

    /** The response to a signed-out request that is not a page navigation. */
    public SignedOutResponse getSignedOut() {
        return signedOut;
    }

    /** The accepted kinds of token. */
    public Set<TokenType> getAccepted() {
        return accepted;
    }

    /** The required re-verification, or null if none was set. */
    public @Nullable Reverification getReverification() {
        return reverification;
    }

    private static String checked(String url) {
        if (PageAddress.parse(url) == null) {
            boolean ascii = url.chars().allMatch(c -> c < 0x80);
            throw new IllegalArgumentException("\"" + url + "\" is not a URL to redirect to. Use an absolute URL"
                    + " (https://example.com/welcome), a path of this origin (/app/welcome) or a path from the context root"
                    + " (~/welcome)."
                    + (ascii
                            ? ""
                            : " Write the host as browsers send it, xn--... in place of letters that are not ASCII."));
        }
        return url;
    }
}
