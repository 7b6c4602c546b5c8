package io.github.clerkjakarta.internal.url;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads and writes percent-encoded UTF-8. Unless a method says otherwise, it rejects escapes that are malformed or not UTF-8. */
public final class PercentEncoding {
    private static final char UNREADABLE = '\uFFFD';
    private static final String DIGITS = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Returns the text without escapes, or null if one is malformed. */
    public static @Nullable String decoded(String encoded) {
        return decoded(encoded, "", false);
    }

    /**
     * Returns the text without escapes, except those of some ASCII characters, which stay as they are.
     *
     * @return null if an escape is malformed
     */
    public static @Nullable String decodedExcept(String kept, String encoded) {
        return decoded(encoded, kept, false);
    }

    /** Returns the text as browsers read it: malformed escapes stay as they are, and bytes that are not UTF-8 become U+FFFD. */
    static String decodedLeniently(String encoded) {
        String text = decoded(encoded, "", true);
        return text == null ? encoded : text;
    }

    private static @Nullable String decoded(String encoded, String kept, boolean lenient) {
        int next = encoded.indexOf('%');
        if (next < 0) {
            return encoded;
        }
        StringBuilder text = new StringBuilder(encoded.length());
        Runs runs = new Runs((encoded.length() - next) / 3);
        int at = 0;
        while (next >= 0) {
            text.append(encoded, at, next);
            int end = endOfEscapes(encoded, next);
            if (end > next) {
                CharSequence run = runs.decoded(encoded, next, end, lenient);
                if (run == null) {
                    return null;
                }
                append(run, encoded, next, kept, text);
                at = end;
            } else if (lenient) {
                text.append('%');
                at = next + 1;
            } else {
                return null;
            }
            next = encoded.indexOf('%', at);
        }
        return text.append(encoded, at, encoded.length()).toString();
    }

    /** Characters of several bytes are escaped byte by byte, so escapes in a row are read together. */
    private static int endOfEscapes(String encoded, int start) {
        int end = start;
        while (end + 2 < encoded.length()
                && encoded.charAt(end) == '%'
                && hex(encoded.charAt(end + 1)) >= 0
                && hex(encoded.charAt(end + 2)) >= 0) {
            end += 3;
        }
        return end;
    }

    /** Decodes escapes in a row. All runs of a text share the buffers, because a text may have thousands of runs. */
    private static final class Runs {
        private final ByteBuffer bytes;
        private final CharBuffer text;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

        Runs(int mostEscapes) {
            bytes = ByteBuffer.allocate(mostEscapes);
            text = CharBuffer.allocate(mostEscapes);
        }

        /** Returns null if the bytes are not UTF-8. The next call overwrites the result. */
        @Nullable
        CharSequence decoded(String encoded, int start, int end, boolean lenient) {
            bytes.clear();
            text.clear();
            for (int at = start; at < end; at += 3) {
                bytes.put((byte) (hex(encoded.charAt(at + 1)) << 4 | hex(encoded.charAt(at + 2))));
            }
            bytes.flip();
            CoderResult result = decoder.reset().decode(bytes, text, true);
            while (result.isError()) {
                if (!lenient) {
                    return null;
                }
                // Java takes an encoded surrogate for one error, browsers for three.
                boolean surrogate = result.length() == 3 && (bytes.get(bytes.position()) & 0xFF) == 0xED;
                bytes.position(bytes.position() + (surrogate ? 1 : result.length()));
                text.put(UNREADABLE);
                result = decoder.decode(bytes, text, true);
            }
            return text.flip();
        }
    }

    private static void append(CharSequence run, String encoded, int start, String kept, StringBuilder text) {
        if (kept.isEmpty()) {
            text.append(run);
            return;
        }
        int at = start;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (kept.indexOf(c) >= 0) {
                text.append(encoded, at, at + 3);
            } else {
                text.append(c);
            }
            at += 3 * utf8Length(c);
        }
    }

    /** Returns the number of bytes that this character came from. A surrogate pair comes from four, two for each half. */
    private static int utf8Length(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /** Appends the escape of one byte. */
    public static void appendEscaped(int octet, StringBuilder out) {
        out.append('%').append(DIGITS.charAt((octet >> 4) & 0xF)).append(DIGITS.charAt(octet & 0xF));
    }

    /** Appends the escapes of one character's bytes in UTF-8. Half a surrogate pair becomes U+FFFD, as in browsers. */
    static void appendEscapedCharacter(int codePoint, StringBuilder out) {
        int c = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? UNREADABLE : codePoint;
        if (c < 0x80) {
            appendEscaped(c, out);
            return;
        }
        int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        int mark = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
        appendEscaped(mark | (c >> (6 * more)), out);
        for (int shift = 6 * (more - 1); shift >= 0; shift -= 6) {
            appendEscaped(0x80 | ((c >> shift) & 0x3F), out);
        }
    }

    /** Accepts ASCII digits only: {@code Character.digit} accepts those of other scripts, too. */
    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
