package io.github.clerkjakarta.internal.config;

import org.jspecify.annotations.Nullable;

/** The key to the Backend API. It has no {@code toString} that shows it, so it cannot slip into a log. */
public final class ApiSecret {
    private final String text;

    private ApiSecret(String text) {
        this.text = text;
    }

    /** Returns the secret key of an instance, or null if the text is not one. */
    public static @Nullable ApiSecret parse(String text) {
        ApiSecret key = new ApiSecret(text);
        return text.matches("[\\x21-\\x7e]+") && (key.isDevelopment() || key.isProduction()) ? key : null;
    }

    /** Returns the secret key of a machine, or null if the text is no such key. */
    static @Nullable ApiSecret parseMachines(String text) {
        return text.matches("(?![sp]k_)[\\x21-\\x7e]+") ? new ApiSecret(text) : null;
    }

    /** Returns the secret, for the one header that carries it. */
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
        return "ApiSecret(hidden)";
    }
}
