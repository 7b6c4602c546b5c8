package io.github.clerkjakarta.internal.token;

import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/** Where the keys are that may have signed a token. */
public interface SigningKeys {

    /**
     * The key for a token.
     *
     * @param kid the key id in the token's header, not to be trusted; null: none
     */
    KeyResult find(@Nullable JsonValue kid);

    /** What came of looking for a key. */
    sealed interface KeyResult {
        /**
         * A key to check the signature with.
         *
         * @param algorithm the only one the key is for; null: any of ours
         */
        record Found(RSAPublicKey key, @Nullable String algorithm) implements KeyResult {}

        record NotFound(TokenResult.Refused why) implements KeyResult {}
    }
}
