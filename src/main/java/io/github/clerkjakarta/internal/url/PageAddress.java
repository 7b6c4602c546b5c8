package io.github.clerkjakarta.internal.url;

import org.jspecify.annotations.Nullable;

/** The address of a page, as written in properties and annotations. */
public sealed interface PageAddress {

    /** An absolute URL: {@code https://example.com/welcome}. */
    record Absolute(String text, Url url) implements PageAddress {
        @Override
        public Url absolute() {
            return url;
        }
    }

    /** A path of this origin, as the browser shows it: {@code /app/welcome}. */
    record FromOrigin(String text) implements PageAddress {}

    /** A path from the application's context root: {@code ~/welcome}. */
    record FromContextRoot(String text) implements PageAddress {}

    /** Returns the address, or null if the text is of none of the three kinds. */
    static @Nullable PageAddress parse(String text) {
        if (text.startsWith("~/")) {
            return isPath(text.substring(1)) ? new FromContextRoot(text) : null;
        }
        if (isPath(text)) {
            return new FromOrigin(text);
        }
        Url url = text.matches("(?is)https?://.*") ? Url.parse(text) : null;
        return url == null ? null : new Absolute(text, url);
    }

    /**
     * Returns true for a path from the origin on. To browsers, {@code //x} and {@code /\x} name a host, and so does
     * {@code /<tab>/x}: they drop tabs and line ends. So no control character is allowed.
     */
    static boolean isPath(String text) {
        return text.startsWith("/")
                && !text.startsWith("//")
                && !text.startsWith("/\\")
                && text.chars().allMatch(c -> c >= ' ');
    }

    /** Returns the text with the context root in place of its {@code ~}, if it begins with {@code ~/}. */
    static String expanded(String text, String contextRoot) {
        return text.startsWith("~/") ? contextRoot + text.substring(1) : text;
    }

    /** Returns the address as written. */
    String text();

    /** Returns the address as a browser reads it. */
    default String under(String contextRoot) {
        return expanded(text(), contextRoot);
    }

    /** Returns the URL, or null if the address is a path. */
    default @Nullable Url absolute() {
        return null;
    }

    /**
     * Returns the path from the context root on, or null if the page may belong to another application.
     *
     * @param contextRoot null if it is not known yet
     */
    default @Nullable String within(@Nullable String contextRoot) {
        if (this instanceof FromContextRoot) {
            return text().substring(1);
        }
        return contextRoot != null && text().startsWith(contextRoot + "/")
                ? text().substring(contextRoot.length())
                : null;
    }
}
