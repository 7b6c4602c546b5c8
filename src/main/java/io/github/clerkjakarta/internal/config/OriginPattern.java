package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.Url;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An origin, or a glob of origins: in {@code https://*.example.com} the star is any part of a host's name, in
 * {@code http://localhost:*} any port.
 */
public final class OriginPattern {
    private static final Pattern FORM =
            Pattern.compile("(https?://)([a-z0-9*._-]+|\\[[0-9a-f:.]+])(:([1-9][0-9]{0,4}|\\*))?");

    /** A part of a name in place of a star. */
    private static final String STAR = "any-part-of-a-name";

    private final String text;
    private final Pattern origins;

    private OriginPattern(String text) {
        this.text = text;
        String origin = text.replaceFirst(":\\*$", "");
        String hosts = ("\\Q" + origin + "\\E").replace("*", "\\E[a-z0-9._-]*\\Q");
        this.origins = Pattern.compile(hosts + (origin.equals(text) ? "" : "(:[0-9]+)?"));
    }

    /** Returns null if the text is neither. */
    public static @Nullable OriginPattern parse(String text) {
        if (text.chars().anyMatch(c -> c >= 0x80)) {
            // Some letters outside ASCII become ASCII in lower case.
            return null;
        }
        String origin = text.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
        if (origin.startsWith("https://")) {
            origin = origin.replaceFirst(":443$", "");
        } else {
            origin = origin.replaceFirst(":80$", "");
        }
        boolean good = FORM.matcher(origin).matches()
                && Spelling.url(origin.replaceFirst(":\\*$", "").replace("*", STAR)) != null;
        return good ? new OriginPattern(origin) : null;
    }

    /** Returns the text to write instead, or null if it is unknown. */
    static @Nullable String spelling(String text) {
        String port = text.endsWith(":*") ? ":*" : "";
        String origin = Spelling.httpOrigin(
                text.substring(0, text.length() - port.length()).replace("*", STAR));
        String right = origin == null ? null : origin.replace(STAR, "*") + port;
        return right == null || parse(right) == null ? null : right;
    }

    public boolean matches(Url url) {
        return origins.matcher(url.origin()).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
