package io.github.clerkjakarta.internal.config;

/** The key to the Backend API. It has no {@code toString} that shows it, so that it cannot slip into a log. */
public final class ApiSecret {
    private final String text;

    public ApiSecret(String text) {
        this.text = text;
    }

    /** For the one header that carries it. */
    public String reveal() {
        return text;
    }

    public boolean isDevelopment() {
        return text.startsWith("sk_test_") || text.startsWith("test_");
    }

    public boolean isProduction() {
        return text.startsWith("sk_live_") || text.startsWith("live_");
    }

    @Override
    public String toString() {
        return "SecretKey(hidden)";
    }
}
