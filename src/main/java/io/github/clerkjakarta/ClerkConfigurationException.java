package io.github.clerkjakarta;

/**
 * The application's configuration does not work. The message names every mistake found, what was expected and what to
 * do; it never contains a key. Thrown at deployment, or at the first use of {@link Auth} where there is no server.
 */
public class ClerkConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClerkConfigurationException(String message) {
        super(message);
    }
}
