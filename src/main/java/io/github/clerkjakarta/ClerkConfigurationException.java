package io.github.clerkjakarta;

/**
 * The application's configuration is wrong. The message lists every mistake, each with the expected value and the
 * remedy. It never contains a key. Deployment throws it; without a server, the first use of {@link Auth} does.
 */
public class ClerkConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message the mistakes, without any key */
    public ClerkConfigurationException(String message) {
        super(message);
    }
}
