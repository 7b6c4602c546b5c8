package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.Work.CountedText;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    @Test
    void parse() {
        assertThat(Cookies.parse("a=1; b = \"2\" ;;=x; c; d=; e=%41%zz; f=%41; a=2;g==")
                        .all())
                .isEqualTo(Map.of("a", "1", "b", "\"2\"", "", "x", "d", "", "e", "%41%zz", "f", "A", "g", "="));
    }

    @Test
    void anEmptyCookieIsAbsent() {
        Cookies cookies = Cookies.parse("a=; b=1");

        assertThat(cookies.get("a")).isNull();
        assertThat(cookies.get("b")).isEqualTo("1");
        assertThat(cookies.get("c")).isNull();
    }

    /** The search for an equals sign once went on to the end of the header, from each semicolon. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ";", "; ", "a;", "a=1;", "=;", "=", " ", " =", "= ;", "a", "a = b ;", "%41", "a=%41;", "a= \t;", "\t"
            })
    void everyCharacterIsLookedAtAFewTimes(String part) {
        for (int parts : new int[] {1, 1_000, 320_000 / part.length()}) {
            CountedText header = new CountedText(part.repeat(parts));

            Cookies.parse(header);

            assertThat(header.looks()).isLessThanOrEqualTo(6L * header.length());
        }
    }

    /** Names with one hash code made copying the map quadratic. */
    @Test
    void allIsNoCopy() {
        String header = IntStream.range(0, 4096)
                .mapToObj(CookiesTest::colliding)
                .map(name -> name + "=1")
                .collect(Collectors.joining("; "));
        Cookies cookies = Cookies.parse(header);

        assertThat(cookies.all()).hasSize(4096);
        assertThat(Work.bytesAllocatedBy(cookies::all)).isLessThan(200);
    }

    private static String colliding(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
