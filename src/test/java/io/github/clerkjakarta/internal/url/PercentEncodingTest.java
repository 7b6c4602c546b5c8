package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Strict as JavaScript's {@code decodeURIComponent}, with exceptions as its {@code decodeURI}, lenient as a browser's
 * search parameters.
 */
class PercentEncodingTest {
    /** ECMA-262, decodeURI: reservedURISet and {@code #}. */
    private static final String RESERVED = ";/?:@&=+$,#";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "abc abc",
                "'' ''",
                "%41 A",
                "%61%62 ab",
                "x%61y%62z xaybz",
                "%2f /",
                "%25 %",
                // Decoded once, not twice.
                "%2541 %41",
                "%25%34%31 %41",
                "a+b a+b",
                "%C3%A4 ä",
                "%c3%a4 ä",
                "%E2%82%AC €",
                "%F0%9F%98%80 \ud83d\ude00",
                "%F4%8F%BF%BF \udbff\udfff",
                "%EF%BF%BF \uffff",
                "ä%C3%A4 ää",
                "€ €",
                "\ud83d\ude00%41 \ud83d\ude00A",
                // A byte order mark is a character.
                "%EF%BB%BFa \ufeffa",
            })
    void decoded(String encoded, String text) {
        assertThat(PercentEncoding.decoded(encoded)).isEqualTo(text);
        assertThat(PercentEncoding.decodedLeniently(encoded)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "a%",
                "%%",
                "%%41",
                "%4",
                "%g1",
                "%1g",
                "%4%41",
                "%41%",
                "%41%4",
                "% 41",
                "%+1",
                "%-1",
                "%\uff14\uff11",
                "%\u0661\u0661",
                "%u0041",
                // UTF-8: incomplete, continued without a beginning, too long, halves of pairs, beyond Unicode.
                "%C3",
                "%C3a",
                "%C3%",
                "%C3%41",
                "%A4",
                "%80",
                "%C0%AF",
                "%C1%BF",
                "%E0%80%AF",
                "%E0%9F%BF",
                "%F0%80%80%AF",
                "%ED%A0%80",
                "%ED%A0%BD%ED%B8%80",
                "%ED%BF%BF",
                "%F4%90%80%80",
                "%F5%80%80%80",
                "%F8%88%80%80%80",
                "%FE",
                "%FF",
                "%E2%82",
                "%E2%82a",
                "%E2%82%41",
                "%F0%9F%98",
                "ok%41ok%FF",
            })
    void malformed(String encoded) {
        assertThat(PercentEncoding.decoded(encoded)).isNull();
        assertThat(PercentEncoding.decodedExcept(RESERVED, encoded)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "%2F %2F",
                "%2f %2f",
                "%3b%3F%3a%40 %3b%3F%3a%40",
                "%26%3d%2B%24%2c%23 %26%3d%2B%24%2c%23",
                "a%2Fb%61 a%2Fba",
                "%61%2f%62 a%2fb",
                "%C3%A4%2f%E2%82%AC%3f%F0%9F%98%80%23%41 ä%2f€%3f\ud83d\ude00%23A",
                "%7F%2F \u007f%2F",
                "%C2%80%2F \u0080%2F",
                "%DF%BF%2F \u07ff%2F",
                "%E0%A0%80%2F \u0800%2F",
                "%EF%BF%BF%2F \uffff%2F",
                "%F0%90%80%80%2F \ud800\udc00%2F",
                "%25 %",
                // The text no longer shows what was an escape, as with decodeURI.
                "%252F %2F",
                "%5C \\",
                "%2e%2E ..",
                "%20 ' '",
                "/?:%41 /?:A",
            })
    void decodedExceptDelimiters(String encoded, String text) {
        assertThat(PercentEncoding.decodedExcept(RESERVED, encoded)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "% %",
                "a%b a%b",
                "%zz %zz",
                "%4 %4",
                "%%41 %A",
                "%41%4 A%4",
                "%FF \ufffd",
                "a%FFb a\ufffdb",
                "%C3 \ufffd",
                "%C3%41 \ufffdA",
                "%C3%A4%FF ä\ufffd",
                "%A4%A4 \ufffd\ufffd",
                // As many as in the URL Standard: one for each longest beginning of a character.
                "%E2%82 \ufffd",
                "%E2%82%41 \ufffdA",
                "%F0%9F%98 \ufffd",
                "%F0%9F%98%41 \ufffdA",
                "%F0%9F%98%F0%9F%98%80 \ufffd\ud83d\ude00",
                "%ED%80 \ufffd",
                "%C0%AF \ufffd\ufffd",
                "%ED%A0%80 \ufffd\ufffd\ufffd",
                "%F4%90%80%80 \ufffd\ufffd\ufffd\ufffd",
                "%F5%80 \ufffd\ufffd",
                "%\uff14\uff11 %\uff14\uff11",
            })
    void decodedLeniently(String encoded, String text) {
        assertThat(PercentEncoding.decodedLeniently(encoded)).isEqualTo(text);
    }

    /** Returns all texts of up to four of these. */
    static Stream<String> texts() {
        List<String> parts = List.of("a", "/", "%", "%4", "%41", "%2f", "%25", "%C3", "%A4", "%C3%A4", "é");
        List<String> texts = new ArrayList<>(List.of(""));
        for (int from = 0, length = 0; length < 4; length++) {
            int to = texts.size();
            for (int i = from; i < to; i++) {
                for (String part : parts) {
                    texts.add(texts.get(i) + part);
                }
            }
            from = to;
        }
        return texts.stream().distinct();
    }

    /** Compares with a decoder written after ECMA-262. */
    @Test
    void asJavaScript() {
        texts().forEach(text -> {
            assertThat(PercentEncoding.decoded(text)).as(text).isEqualTo(ecmaScript(text, ""));
            assertThat(PercentEncoding.decodedExcept(RESERVED, text)).as(text).isEqualTo(ecmaScript(text, RESERVED));
        });
    }

    /** ECMA-262, 19.2.6.6 Decode; null for its URIError. */
    private static String ecmaScript(String text, String preserved) {
        StringBuilder decoded = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            if (text.charAt(k) != '%') {
                decoded.append(text.charAt(k));
                continue;
            }
            int start = k;
            int first = octet(text, k);
            k += 2;
            if (first < 0) {
                return null;
            }
            if (first < 0x80) {
                boolean keeps = preserved.indexOf(first) >= 0;
                decoded.append(keeps ? text.substring(start, k + 1) : String.valueOf((char) first));
                continue;
            }
            int ones = Integer.numberOfLeadingZeros(~(first << 24));
            if (ones == 1 || ones > 4) {
                return null;
            }
            byte[] octets = new byte[ones];
            octets[0] = (byte) first;
            for (int j = 1; j < ones; j++) {
                int next = octet(text, ++k);
                k += 2;
                if (next < 0) {
                    return null;
                }
                octets[j] = (byte) next;
            }
            String character = new String(octets, StandardCharsets.UTF_8);
            if (character.codePointCount(0, character.length()) != 1 || character.contains("\ufffd")) {
                return null;
            }
            decoded.append(character);
        }
        return decoded.toString();
    }

    private static int octet(String text, int at) {
        return text.substring(Math.min(at, text.length())).matches("(?s)%[0-9A-Fa-f]{2}.*")
                ? Integer.parseInt(text.substring(at + 1, at + 3), 16)
                : -1;
    }

    /** Every code point, escaped and decoded, is itself again. */
    @Test
    void everyCodePoint() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = Character.toString(point);
                assertThat(PercentEncoding.decoded(escaped(text))).isEqualTo(text);
            }
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append('%')
                    .append(Character.forDigit((octet >> 4) & 15, 16))
                    .append(Character.forDigit(octet & 15, 16));
        }
        return escaped.toString();
    }

    static Stream<Arguments> everyOctet() {
        return IntStream.range(0, 256).mapToObj(octet -> Arguments.of(String.format("%%%02X", octet), octet));
    }

    @ParameterizedTest
    @MethodSource("everyOctet")
    void octetsAlone(String escape, int octet) {
        String character = octet < 128 ? String.valueOf((char) octet) : null;

        assertThat(PercentEncoding.decoded(escape)).isEqualTo(character);
        assertThat(PercentEncoding.decodedExcept(RESERVED, escape))
                .isEqualTo(character != null && RESERVED.contains(character) ? escape : character);
        assertThat(PercentEncoding.decodedLeniently(escape)).isEqualTo(character == null ? "\ufffd" : character);
    }

    @Test
    void aMegabyte() {
        int many = 350_000;

        assertThat(PercentEncoding.decoded("%41".repeat(many))).isEqualTo("A".repeat(many));
        assertThat(PercentEncoding.decoded("%41x".repeat(many))).isEqualTo("Ax".repeat(many));
        assertThat(PercentEncoding.decodedExcept("/", "%2F".repeat(many))).isEqualTo("%2F".repeat(many));
        assertThat(PercentEncoding.decodedLeniently("%".repeat(3 * many))).isEqualTo("%".repeat(3 * many));
        assertThat(PercentEncoding.decodedLeniently("%FF".repeat(many))).isEqualTo("\ufffd".repeat(many));
        assertThat(PercentEncoding.decodedLeniently("%4".repeat(many))).isEqualTo("%4".repeat(many));
        assertThat(PercentEncoding.decoded("%".repeat(3 * many))).isNull();
        assertThat(PercentEncoding.decoded("%41".repeat(many) + "%")).isNull();
    }

    /** Each run of escapes once had a decoder and buffers of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"%41a", "%41", "%c3%a9", "%c3%a9a", "a", "%e2%82%aca"})
    void aTextCostsWhatItIsLong(String part) {
        String text = part.repeat(32_000 / part.length());

        assertThat(PercentEncoding.decoded(text))
                .isEqualTo(PercentEncoding.decoded(part).repeat(32_000 / part.length()));
        assertThat(Work.bytesAllocatedBy(() -> PercentEncoding.decoded(text))).isLessThan(6L * 32_000);
        assertThat(Work.bytesAllocatedBy(() -> PercentEncoding.decodedExcept("/", text)))
                .isLessThan(6L * 32_000);
    }
}
