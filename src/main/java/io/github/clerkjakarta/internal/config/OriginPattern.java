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
    private static final Pattern FORM = Pattern.compile("https?://[a-z0-9*._-]+(:([0-9]{1,5}|\\*))?");

    private final String text;
    private final Pattern origins;

    private OriginPattern(String text) {
        this.text = text;
        int port = text.indexOf(':', "https:".length());
        String host = port < 0 ? text : text.substring(0, port);
        String hosts = host.replace(".", "\\.").replace("*", "[a-z0-9._-]*");
        String ports = port < 0 ? "" : text.substring(port).replace(":*", "(:[0-9]+)?");
        this.origins = Pattern.compile(hosts + ports);
    }

    /** Null where the text is neither. */
    public static @Nullable OriginPattern parse(String text) {
        String origin = text.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
        if (origin.startsWith("https://")) {
            origin = origin.replaceFirst(":443$", "");
        } else {
            origin = origin.replaceFirst(":80$", "");
        }
        return FORM.matcher(origin).matches() ? new OriginPattern(origin) : null;
    }

    public boolean matches(Url url) {
        return origins.matcher(url.origin()).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
