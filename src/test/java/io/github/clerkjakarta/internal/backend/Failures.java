package io.github.clerkjakarta.internal.backend;

/** Failures for fakes: the exception can only be created in its package. */
public final class Failures {
    private Failures() {}

    /** An error that Clerk answers. */
    public record Answer(int status) {
        public BackendException exception() {
            return new BackendException("answered " + status, "", true, status);
        }
    }

    /** Clerk does not know the secret key. */
    public static BackendException keyInvalid() {
        return new BackendException("answered 401", "clerk_key_invalid", true, 401);
    }

    public static BackendException unreachable() {
        return new BackendException("GET /v1/jwks failed: ConnectException");
    }

    /** The call was not made, to stay below Clerk's limit. */
    public static BackendException notAsked() {
        return BackendException.notAsked("Clerk was not asked about a test");
    }
}
