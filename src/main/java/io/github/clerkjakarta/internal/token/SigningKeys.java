package io.github.clerkjakarta.internal.token;

import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the keys that may have signed a token. */
public interface SigningKeys {

    /**
     * Returns the key for a token.
     *
     * @param kid the key id in the token's header, which is not to be trusted; null if absent
     */
    KeyResult find(@Nullable JsonValue kid);

    /** The result of looking for a key. */
    sealed interface KeyResult {
        <T> T match(Function<? super Found, ? extends T> found, Function<? super NotFound, ? extends T> notFound);

        /**
         * A key to check the signature with.
         *
         * @param algorithm the only algorithm that the key is for; null for any that Clerk signs with
         */
        record Found(RSAPublicKey key, @Nullable String algorithm) implements KeyResult {
            @Override
            public <T> T match(
                    Function<? super Found, ? extends T> found, Function<? super NotFound, ? extends T> notFound) {
                return found.apply(this);
            }
        }

        record NotFound(TokenResult.Refused why) implements KeyResult {
            @Override
            public <T> T match(
                    Function<? super Found, ? extends T> found, Function<? super NotFound, ? extends T> notFound) {
                return notFound.apply(this);
            }
        }
    }
}
