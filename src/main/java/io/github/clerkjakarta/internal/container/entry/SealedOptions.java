package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.internal.config.EncryptionKey;
import io.github.clerkjakarta.internal.config.TokenRules;
import io.github.clerkjakarta.tenant.Options;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Options on their way to another service of the same owner: AES-256-GCM under {@code clerk.encryption-key}, for one
 * origin and one minute.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware#dynamic-keys">Clerk: dynamic keys</a>
 */
public final class SealedOptions {
    public static final String HEADER = "X-Clerk-Options";
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final String VERSION = "1.";
    private static final String EXPIRY = "exp";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_CHARACTERS = 16_384;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EncryptionKey key;
    private final Clock clock;

    SealedOptions(EncryptionKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** @param origin the only one that can open it, for example {@code https://orders.example.com} */
    public String seal(Options options, String origin) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add(EXPIRY, clock.instant().plus(LIFE).toEpochMilli());
        JsonObjectBuilder properties = Json.createObjectBuilder();
        options.toProperties().forEach(properties::add);
        byte[] plain = json.add("options", properties).build().toString().getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, nonce, origin).doFinal(plain);
            byte[] both = ByteBuffer.allocate(NONCE_BYTES + secret.length)
                    .put(nonce)
                    .put(secret)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        } catch (GeneralSecurityException noAes) {
            throw new IllegalStateException("This Java has no AES-GCM.", noAes);
        }
    }

    /**
     * Returns the options; empty if the header has another version, key or origin, or is older than a minute.
     *
     * @param origin this service's own
     */
    Optional<Options> open(String header, String origin) {
        if (!header.startsWith(VERSION) || header.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(header.substring(VERSION.length()));
            if (both.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES), origin)
                    .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return read(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<Options> read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            long now = clock.millis();
            long expiry = json.getJsonNumber(EXPIRY).longValueExact();
            // A clock that is behind must not lengthen the header's life by more than clocks may differ.
            if (now >= expiry
                    || expiry > now + LIFE.plus(TokenRules.DEFAULT_CLOCK_SKEW).toMillis()) {
                return Optional.empty();
            }
            Options.Builder options = Options.builder();
            json.getJsonObject("options")
                    .forEach((name, value) -> options.property(name, ((JsonString) value).getString()));
            return Optional.of(options.build());
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String origin) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("clerk-jakarta options " + VERSION + origin).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
