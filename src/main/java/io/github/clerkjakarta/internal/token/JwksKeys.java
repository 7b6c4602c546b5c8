package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.BackendException;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The instance's keys, from the Backend API. One object for each instance, because a key id is only unique within one:
 * shared by key id, another instance's tokens would pass.
 *
 * <p>Keys are asked for again after five minutes, and when a token names one that is not among them; for the latter not
 * more often than {@link #PAUSE}, or anyone could make us call Clerk with made-up key ids. One thread asks; those that
 * find their key meanwhile do not wait for it. Keys stay while Clerk cannot be reached.
 */
public final class JwksKeys implements SigningKeys {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta.keys");

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final KeyResult UNKNOWN = notFound(
            AuthReason.KID_MISMATCH,
            "No signing key of the configured instance has the token's key id (kid). Check that publishable key and"
                    + " secret key are of the instance that issued the token.",
            false);
    private static final KeyResult UNUSABLE =
            notFound(AuthReason.TOKEN_VERIFICATION_FAILED, "The signing key is not an RSA key for signatures.", false);

    private final BackendApi backend;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();

    /** Replaced as a whole, never changed: readers need no lock. */
    private volatile Keys known = new Keys(Map.of(), Instant.MIN, Instant.MIN, null);

    public JwksKeys(BackendApi backend, Clock clock) {
        this.backend = backend;
        this.clock = clock;
    }

    /**
     * @param askedAt when Clerk was asked last, in vain or not
     * @param loadedAt when these keys came
     * @param failure why the last asking was in vain, or null
     */
    private record Keys(
            Map<String, KeyResult> byKid,
            Instant askedAt,
            Instant loadedAt,
            @Nullable KeyResult failure) {

        boolean isFresh(Instant now) {
            return now.isBefore(later(loadedAt, FRESH));
        }

        boolean mayAskAgain(Instant now) {
            return !now.isBefore(later(askedAt, PAUSE));
        }
    }

    @Override
    public KeyResult find(@Nullable JsonValue kid) {
        if (!(kid instanceof JsonString text)) {
            return UNKNOWN;
        }
        Instant now = clock.instant();
        Keys keys = known;
        KeyResult found = keys.byKid.get(text.getString());
        if (found != null && (keys.isFresh(now) || !keys.mayAskAgain(now))) {
            return found;
        }
        if (found != null) {
            if (asking.tryLock()) {
                keys = askHoldingLock(now);
            }
        } else if (keys.mayAskAgain(now)) {
            asking.lock();
            keys = askHoldingLock(now);
        }
        KeyResult asked = keys.byKid.get(text.getString());
        if (asked != null) {
            return asked;
        }
        return keys.failure != null ? keys.failure : UNKNOWN;
    }

    private Keys askHoldingLock(Instant now) {
        try {
            // Whoever held the lock before may have asked already.
            if (known.mayAskAgain(now)) {
                known = ask(now);
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private Keys ask(Instant now) {
        try {
            List<JsonObject> keys = backend.signingKeys();
            if (keys.isEmpty()) {
                return new Keys(known.byKid, now, known.loadedAt, failedToLoad("Clerk's key list is empty.", false));
            }
            Map<String, KeyResult> byKid = new HashMap<>();
            for (JsonObject key : keys) {
                if (key.get("kid") instanceof JsonString kid) {
                    byKid.put(kid.getString(), parse(key));
                }
            }
            return new Keys(byKid, now, now, null);
        } catch (BackendException failed) {
            KeyResult.NotFound failure = failure(failed);
            // Not more often than Clerk is asked, so no flood.
            LOG.log(Level.WARNING, failure.why().message());
            return new Keys(known.byKid, now, known.loadedAt, failure);
        }
    }

    private static KeyResult.NotFound failure(BackendException failed) {
        if (failed.code().equals("clerk_key_invalid")) {
            return notFound(
                    AuthReason.SECRET_KEY_INVALID,
                    "Clerk does not accept the secret key. Set clerk.secret-key to the one of your instance.",
                    false);
        }
        String message = "Clerk's keys could not be loaded: " + failed.getMessage();
        return failed.isAnswered() ? failedToLoad(message, true) : notFound(AuthReason.UNEXPECTED_ERROR, message, true);
    }

    private static KeyResult.NotFound failedToLoad(String message, boolean unavailable) {
        return notFound(AuthReason.JWKS_FAILED_TO_LOAD, message, unavailable);
    }

    private static KeyResult.NotFound notFound(AuthReason reason, String message, boolean unavailable) {
        return new KeyResult.NotFound(new Refused(reason, message, unavailable));
    }

    static KeyResult parse(JsonObject key) {
        if (!"sig".equals(key.getString("use", "sig")) || !mayVerify(key)) {
            return UNUSABLE;
        }
        Map<String, Object> parameters = new HashMap<>();
        List.of("kty", "n", "e").forEach(name -> parameters.put(name, key.getString(name, "")));
        try {
            RSAPublicKey rsa = new RsaJsonWebKey(parameters).getRsaPublicKey();
            String algorithm = key.get("alg") instanceof JsonString alg ? alg.getString() : null;
            boolean good = "RSA".equals(key.getString("kty", "")) && RsaKeyRules.isGood(rsa);
            return good ? new KeyResult.Found(rsa, algorithm) : UNUSABLE;
        } catch (JoseException | RuntimeException notAKey) {
            // jose4j lets the decoder's and the key factory's own runtime exceptions through.
            return UNUSABLE;
        }
    }

    private static boolean mayVerify(JsonObject key) {
        if (!(key.get("key_ops") instanceof JsonArray operations)) {
            return true;
        }
        return operations.stream()
                .anyMatch(
                        op -> op instanceof JsonString text && text.getString().equals("verify"));
    }

    private static Instant later(Instant instant, Duration by) {
        return instant.equals(Instant.MIN) ? instant : instant.plus(by);
    }
}
