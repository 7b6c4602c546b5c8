package io.github.clerkjakarta.emulator;

import java.security.SecureRandom;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Ids and secrets of Clerk's shape: a prefix and 27 letters and digits. */
final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 27;

    private final Random random;

    /** @param seed the same seed gives the same ids in the same order; null for ids that cannot be guessed */
    Ids(@Nullable Long seed) {
        random = seed == null ? new SecureRandom() : new Random(seed);
    }

    String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
