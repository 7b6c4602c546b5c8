package io.github.clerkjakarta.internal.token;

/**
 * The reason why a request is not signed in, in Clerk's own words: stable strings that logs and Clerk's support use.
 *
 * @param text as on the wire, for example {@code token-expired}
 */
public record AuthReason(String text) {
    public static final AuthReason TOKEN_EXPIRED = new AuthReason("token-expired");
    public static final AuthReason TOKEN_INVALID = new AuthReason("token-invalid");
    public static final AuthReason TOKEN_INVALID_ALGORITHM = new AuthReason("token-invalid-algorithm");
    public static final AuthReason TOKEN_INVALID_AUTHORIZED_PARTIES =
            new AuthReason("token-invalid-authorized-parties");
    public static final AuthReason TOKEN_INVALID_ISSUER = new AuthReason("token-invalid-issuer");
    public static final AuthReason TOKEN_INVALID_SIGNATURE = new AuthReason("token-invalid-signature");
    public static final AuthReason TOKEN_NOT_ACTIVE_YET = new AuthReason("token-not-active-yet");
    public static final AuthReason TOKEN_IAT_IN_THE_FUTURE = new AuthReason("token-iat-in-the-future");
    public static final AuthReason TOKEN_VERIFICATION_FAILED = new AuthReason("token-verification-failed");
    public static final AuthReason SECRET_KEY_INVALID = new AuthReason("secret-key-invalid");
    public static final AuthReason JWKS_FAILED_TO_LOAD = new AuthReason("jwk-remote-failed-to-load");
    public static final AuthReason KID_MISMATCH = new AuthReason("jwk-kid-mismatch");

    public static final AuthReason ACTIVE_ORGANIZATION_MISMATCH = new AuthReason("active-organization-mismatch");
    public static final AuthReason CLIENT_UAT_WITHOUT_SESSION_TOKEN = new AuthReason("client-uat-but-no-session-token");
    public static final AuthReason DEV_BROWSER_MISSING = new AuthReason("dev-browser-missing");
    public static final AuthReason DEV_BROWSER_SYNC = new AuthReason("dev-browser-sync");
    public static final AuthReason PRIMARY_DOMAIN_CROSS_ORIGIN_SYNC =
            new AuthReason("primary-domain-cross-origin-sync");
    public static final AuthReason PRIMARY_RESPONDS_TO_SYNCING = new AuthReason("primary-responds-to-syncing");
    public static final AuthReason SATELLITE_NEEDS_SYNCING = new AuthReason("satellite-needs-syncing");
    public static final AuthReason SESSION_TOKEN_AND_UAT_MISSING = new AuthReason("session-token-and-uat-missing");
    public static final AuthReason SESSION_TOKEN_MISSING = new AuthReason("session-token-missing");
    public static final AuthReason SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT =
            new AuthReason("session-token-iat-before-client-uat");
    public static final AuthReason SESSION_TOKEN_NBF = new AuthReason("session-token-nbf");
    public static final AuthReason SESSION_TOKEN_IAT_IN_THE_FUTURE = new AuthReason("session-token-iat-in-the-future");
    public static final AuthReason SESSION_TOKEN_WITHOUT_CLIENT_UAT = new AuthReason("session-token-but-no-client-uat");
    public static final AuthReason TOKEN_TYPE_MISMATCH = new AuthReason("token-type-mismatch");
    public static final AuthReason UNEXPECTED_ERROR = new AuthReason("unexpected-error");

    /**
     * Returns the reason for an expired token.
     *
     * @param refreshProblem the reason why no fresh token came either
     */
    public static AuthReason sessionTokenExpired(String refreshProblem) {
        return new AuthReason("session-token-expired-refresh-" + refreshProblem);
    }
}
