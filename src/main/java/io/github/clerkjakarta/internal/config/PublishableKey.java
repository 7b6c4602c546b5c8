package io.github.clerkjakarta.internal.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A publishable key, which identifies an application's instance. It is no secret.
 *
 * @param text the whole key, as in Clerk's dashboard
 * @param frontendApi the host of the instance's Frontend API, which is encoded in the key
 * @param cookieSuffix tells this instance's cookies from another's on the same site: {@code __session_<suffix>}
 */
public record PublishableKey(String text, String frontendApi, String cookieSuffix) {
    private static final String LIVE = "pk_live_";
    private static final String TEST = "pk_test_";

    /** Returns the key, or null if the text is not one. */
    public static @Nullable PublishableKey parse(String text) {
        if (!text.startsWith(LIVE) && !text.startsWith(TEST)) {
            return null;
        }
        String encoded = text.substring(LIVE.length());
        String decoded = encoded.contains("_") ? null : decodeBase64(encoded);
        if (decoded == null || decoded.isEmpty() || decoded.indexOf('$') != decoded.length() - 1) {
            return null;
        }
        String frontendApi = decoded.substring(0, decoded.length() - 1);
        if (!frontendApi.contains(".")) {
            return null;
        }
        return new PublishableKey(text, frontendApi, cookieSuffixOf(text));
    }

    /**
     * Returns the first 8 characters of the URL-safe base64 of the SHA-1 of the whole key. It names cookies; it
     * protects nothing.
     */
    public static String cookieSuffixOf(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, 8);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    public boolean isDevelopment() {
        return text.startsWith(TEST);
    }

    /** Decodes as {@code atob} does: white space is ignored, padding is optional but must be complete. */
    private static @Nullable String decodeBase64(String text) {
        String compact = text.replaceAll("[\\t\\n\\f\\r ]", "");
        if (compact.length() % 4 == 0) {
            compact = compact.replaceFirst("={1,2}$", "");
        }
        try {
            // ISO-8859-1, because atob returns a character for each byte.
            return compact.contains("=")
                    ? null
                    : new String(Base64.getDecoder().decode(compact), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
