package io.github.clerkjakarta;

/** The response to a signed-out request that is not a page navigation. Page navigations are redirected to sign-in. */
public enum SignedOutResponse {
    /** The response of {@code clerk.unauthenticated-status}, by default 404. */
    DEFAULT,
    /** 404, which hides that anything is here. */
    NOT_FOUND,
    /** 401 with JSON that contains the sign-in URL, for scripts that send their user there. */
    UNAUTHORIZED
}
