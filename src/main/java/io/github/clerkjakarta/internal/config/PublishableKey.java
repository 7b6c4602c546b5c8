package io.github.clerkjakarta.internal.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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
    private static final List<String> LEGACY_DEVELOPMENT = List.of(".lcl.dev", ".lclstage.dev", ".lclclerk.com");

    /** For example {@code foo-bar-13.clerk.accounts.dev}. */
    private static final Pattern DEVELOPMENT_NAME =
            Pattern.compile("([a-z]+-){2}[0-9]{1,2}\\.clerk\\.accounts[a-z.]*(dev|com)", Pattern.CASE_INSENSITIVE);

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

    /**
     * Returns the key of the instance whose Frontend API has this name. The name shows if it is a development instance.
     */
    public static String textFor(String frontendApi) {
        boolean legacy = frontendApi.startsWith("clerk.")
                && LEGACY_DEVELOPMENT.stream().anyMatch(frontendApi::endsWith)
                && !frontendApi.endsWith(".prod.lclclerk.com");
        boolean development = legacy || DEVELOPMENT_NAME.matcher(frontendApi).matches();
        byte[] named = (frontendApi + "$").getBytes(StandardCharsets.ISO_8859_1);
        return (development ? TEST : LIVE)
                + Base64.getEncoder().withoutPadding().encodeToString(named);
    }

    /**
     * Returns the key of the production instance that serves a host, for applications on many domains. A development
     * key stays as it is: it serves every host.
     *
     * @param host the Host header's value, checked against a list of known ones
     */
    public static String textForHost(String host, @Nullable String fallback) {
        if (fallback != null && (fallback.startsWith(TEST) || fallback.startsWith("test_"))) {
            return fallback;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A host is expected, was empty.");
        }
        return textFor("clerk." + name);
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
