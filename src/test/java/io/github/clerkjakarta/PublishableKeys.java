package io.github.clerkjakarta;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes publishable keys as Clerk does. The library only reads them. */
public final class PublishableKeys {
    private static final String LIVE = "pk_live_";
    private static final String TEST = "pk_test_";
    private static final List<String> LEGACY_DEVELOPMENT = List.of(".lcl.dev", ".lclstage.dev", ".lclclerk.com");

    /** For example {@code foo-bar-13.clerk.accounts.dev}. */
    private static final Pattern DEVELOPMENT_NAME =
            Pattern.compile("([a-z]+-){2}[0-9]{1,2}\\.clerk\\.accounts[a-z.]*(dev|com)", Pattern.CASE_INSENSITIVE);

    private PublishableKeys() {}

    /**
     * Returns the key of the instance whose Frontend API has this name. The name shows if it is a development instance.
     */
    public static String of(String frontendApi) {
        boolean legacy = frontendApi.startsWith("clerk.")
                && LEGACY_DEVELOPMENT.stream().anyMatch(frontendApi::endsWith)
                && !frontendApi.endsWith(".prod.lclclerk.com");
        boolean development = legacy || DEVELOPMENT_NAME.matcher(frontendApi).matches();
        byte[] named = (frontendApi + "$").getBytes(StandardCharsets.ISO_8859_1);
        return (development ? TEST : LIVE)
                + Base64.getEncoder().withoutPadding().encodeToString(named);
    }

    /**
     * Returns the key of the production instance that serves a host. A development key stays as it is: it serves every
     * host. Two conformance cases ask for it.
     */
    public static String ofHost(String host, String fallback) {
        if (fallback != null && (fallback.startsWith(TEST) || fallback.startsWith("test_"))) {
            return fallback;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A host is expected, was empty.");
        }
        return of("clerk." + name);
    }
}
