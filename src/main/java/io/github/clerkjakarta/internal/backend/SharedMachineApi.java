package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenType;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks once where several requests come with the same token at the same time, and does not ask again at once for a token
 * that Clerk does not know. What is good is asked for each request: a revoked token ends at once.
 */
public final class SharedMachineApi implements MachineApi {
    static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);
    static final int MOST_UNKNOWN = 1_000;

    private final MachineApi api;
    private final Clock clock;
    private final SharedCalls<String, JsonObject> calls = new SharedCalls<>();

    /** By the token's digest, so that what strangers send takes little room. */
    private final Map<String, Unknown> unknown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Unknown> eldest) {
            return size() > MOST_UNKNOWN;
        }
    };

    private record Unknown(BackendException answer, Instant until) {}

    public SharedMachineApi(MachineApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public JsonObject verify(TokenType kind, String token) throws BackendException {
        String key = digest(kind + " " + token);
        BackendException refused = refusedLately(key);
        if (refused != null) {
            throw refused;
        }
        return calls.share(key, () -> {
            try {
                return api.verify(kind, token);
            } catch (BackendException failed) {
                if (failed.status() == 404) {
                    remember(key, failed);
                }
                throw failed;
            }
        });
    }

    private @Nullable BackendException refusedLately(String key) {
        synchronized (unknown) {
            Unknown known = unknown.get(key);
            if (known != null && !clock.instant().isBefore(known.until)) {
                unknown.remove(key);
                return null;
            }
            return known == null ? null : known.answer;
        }
    }

    private void remember(String key, BackendException answer) {
        synchronized (unknown) {
            unknown.remove(key);
            unknown.put(key, new Unknown(answer, clock.instant().plus(UNKNOWN_FOR)));
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
