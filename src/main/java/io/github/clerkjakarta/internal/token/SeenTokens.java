package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.memory.BoundedTable;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a moment ago: a browser sends the same one for a minute. An entry saves reading the JSON and checking the
 * signature, which are the same each time. Everything else is judged for each request: which key counts now, time,
 * audience, authorized party, issuer, kind and carrier. So no entry lets anyone in who would not get in without it.
 *
 * <p>Only tokens that were accepted get in, so strangers cannot fill the table. Whoever owns many good tokens can: then
 * others' tokens are verified again, which costs time and nothing else.
 */
public final class SeenTokens {
    /** The bytes that all tokens take together, about. */
    static final long MOST_BYTES = 50_000_000;

    /** As long as a session token is good. */
    static final Duration LIFE = Duration.ofMinutes(1);

    private final BoundedTable<Text, UnverifiedToken> tokens =
            new BoundedTable<>(MOST_BYTES, LIFE, UnverifiedToken::bytes);

    private final InstantSource clock;

    public SeenTokens(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The whole text. The hash code is that of the signature's end. The table has only signatures that Clerk made, so
     * clients cannot choose tokens with the same hash code. The time that comparing takes tells a stranger no token: only
     * texts with the same hash code are compared, and a signature cannot be guessed.
     */
    private record Text(String text) {
        private static final int HASHED = 32;

        @Override
        public int hashCode() {
            int hash = text.length();
            for (int i = Math.max(0, text.length() - HASHED); i < text.length(); i++) {
                hash = 31 * hash + text.charAt(i);
            }
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text that && text.equals(that.text);
        }

        @Override
        public String toString() {
            return "Text(hidden)";
        }
    }

    /** Returns the token, known or read now, or null if the text does not have the form of one. */
    public @Nullable UnverifiedToken read(String text) {
        UnverifiedToken known = UnverifiedToken.isTooLong(text) ? null : tokens.get(new Text(text));
        return known != null ? known : UnverifiedToken.parse(text);
    }

    /**
     * Keeps a token each time that it is accepted; one that is only shown is forgotten. With padding at its end it is not
     * kept, because its owner could write it in thousands of ways.
     */
    void keep(UnverifiedToken token) {
        if (!token.text().endsWith("=")) {
            tokens.put(new Text(token.text()), token, clock.millis());
        }
    }
}
