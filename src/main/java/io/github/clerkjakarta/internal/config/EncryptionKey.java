package io.github.clerkjakarta.internal.config;

import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key for options on their way between services of one owner. It has no {@code toString} that shows it. */
public final class EncryptionKey {
    private static final int BYTES = 32;

    private final byte[] bytes;

    private EncryptionKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns null if the text is not 32 bytes in hexadecimal digits. */
    public static @Nullable EncryptionKey parse(String hex) {
        return hex.matches("[0-9A-Fa-f]{" + 2 * BYTES + "}")
                ? new EncryptionKey(HexFormat.of().parseHex(hex))
                : null;
    }

    public SecretKey aes() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "EncryptionKey(hidden)";
    }
}
