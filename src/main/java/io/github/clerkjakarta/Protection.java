package io.github.clerkjakarta;

import io.github.clerkjakarta.internal.url.PageAddress;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of {@link Auth#protect(Protection)}, and where to send those who may not pass. Immutable.
 *
 * <pre>{@code
 * auth.protect(Protection.require(role("org:premium")).unauthorizedUrl("/upgrade"));
 * }</pre>
 *
 * <p>A URL is absolute ({@code https://example.com/welcome}), a path of this origin as the browser shows it
 * ({@code /app/welcome}), or a path from the application's context root ({@code ~/welcome}).
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

    /** Somebody must be signed in. */
    public static Protection signedIn() {
        return new Protection(NOTHING, null, null, SignedOutResponse.DEFAULT, null, SESSION);
    }

    /** Somebody must be signed in and meet the requirement. */
    public static Protection require(Requirement requirement) {
        return new Protection(
                Objects.requireNonNull(requirement, "requirement"),
                null,
                null,
                SignedOutResponse.DEFAULT,
                null,
                SESSION);
    }

    /** Somebody must make the request with a token of one of these kinds; see {@link #token}. */
    public static Protection accepting(TokenType kind, TokenType... otherKinds) {
        return signedIn().token(kind, otherKinds);
    }

    /**
     * The kinds of token that will do. Default: {@link TokenType#SESSION}. A machine's token is verified only where it is
     * asked for so. Where it is missing, not good or of another kind the answer is 401; while Clerk cannot be asked it is
     * 503. A machine has no roles, permissions, features or plans, so that a requirement which asks for one is not met.
     *
     * @see <a href="https://clerk.com/docs/guides/development/verifying-oauth-access-tokens">Clerk: verifying tokens</a>
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
     * Redirects signed-out callers there, scripts and API clients too. Default: documents go to sign-in.
     *
     * @throws IllegalArgumentException where the text is no URL of the three kinds
     */
    public Protection unauthenticatedUrl(String url) {
        return new Protection(requirement, checked(url), unauthorizedUrl, signedOut, reverification, accepted);
    }

    /**
     * Redirects users there who are signed in but do not meet the requirement. Default: 404.
     *
     * @throws IllegalArgumentException where the text is no URL of the three kinds
     */
    public Protection unauthorizedUrl(String url) {
        return new Protection(requirement, unauthenticatedUrl, checked(url), signedOut, reverification, accepted);
    }

    /** Chooses the answer to a signed-out request that is not for a document. Default: {@link SignedOutResponse#DEFAULT}. */
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
     * Requires that users who meet everything else have proved recently who they are; otherwise they get 403 with Clerk's
     * {@code reverification-error}, for which ClerkJS asks the user and tries again. Default: not asked.
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

    public Requirement getRequirement() {
        return requirement;
    }

    public @Nullable String getUnauthenticatedUrl() {
        return unauthenticatedUrl;
    }

    public @Nullable String getUnauthorizedUrl() {
        return unauthorizedUrl;
    }

    public SignedOutResponse getSignedOut() {
        return signedOut;
    }

    /** The kinds of token that will do. */
    public Set<TokenType> getAccepted() {
        return accepted;
    }

    public @Nullable Reverification getReverification() {
        return reverification;
    }

    private static String checked(String url) {
        if (PageAddress.parse(url) == null) {
            boolean ascii = url.chars().allMatch(c -> c < 0x80);
            throw new IllegalArgumentException("\"" + url + "\" is no place to redirect to: an absolute URL (https://"
                    + "example.com/welcome), a path of this origin (/app/welcome) or a path from the context root"
                    + " (~/welcome) is expected."
                    + (ascii
                            ? ""
                            : " Write the host as browsers send it, xn--... in place of letters that are not ASCII."));
        }
        return url;
    }
}
