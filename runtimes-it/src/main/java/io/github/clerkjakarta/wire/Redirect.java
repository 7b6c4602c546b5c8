package io.github.clerkjakarta.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A redirect to sign-in.
 *
 * @param page without the query
 * @param back the page after sign-in, or an empty text
 */
record Redirect(String page, String back) {
    private static final String PARAMETER = "redirect_url=";

    static Redirect of(String location) {
        int query = location.indexOf('?');
        if (query < 0) {
            return new Redirect(location, "");
        }
        String back = Stream.of(location.substring(query + 1).split("&"))
                .filter(it -> it.startsWith(PARAMETER))
                .map(it -> decoded(it.substring(PARAMETER.length()).replace("+", " ")))
                .findFirst()
                .orElse("");
        return new Redirect(location.substring(0, query), back);
    }

    /** Returns true if the page after sign-in is that one, however it is escaped. */
    boolean isBackTo(String origin, String path) {
        return decoded(normal(back)).equals(decoded(normal(origin + path)));
    }

    boolean isAt(String origin, String path) {
        return normal(page).equals(normal(origin + path));
    }

    /** Returns its origin in lower case, without the scheme's default port. */
    private static String normal(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String origin = (path < 0 ? url : url.substring(0, path)).toLowerCase(Locale.ROOT);
        String port = origin.startsWith("http:") ? ":(80)?$" : ":(443)?$";
        return origin.replaceFirst(port, "") + (path < 0 ? "" : url.substring(path));
    }

    /** Decodes escapes and leaves the rest alone: a character is a byte. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                out.write(bytes[i]);
            } else {
                out.write(high * 16 + low);
                i += 2;
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
