package io.github.clerkjakarta;

/** What a signed-out request that is not for a document is answered. Documents are redirected to sign-in. */
public enum SignedOutResponse {
    /** What {@code clerk.unauthenticated-status} says; 404 where it says nothing. */
    DEFAULT,
    /** 404, as if there were nothing. */
    NOT_FOUND,
    /** 401, with JSON that names the sign-in URL, for scripts that can send their user there. */
    UNAUTHORIZED
}
