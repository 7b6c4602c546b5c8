package io.github.clerkjakarta.internal.token;

import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/** One key from the configuration: no network, and the token's key id does not matter. */
public final class PemKeys implements SigningKeys {
    private final KeyResult key;

    public PemKeys(RSAPublicKey key) {
        this.key = new KeyResult.Found(key, null);
    }

    @Override
    public KeyResult find(@Nullable JsonValue kid) {
        return key;
    }
}
