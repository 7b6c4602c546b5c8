package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work.CountedText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "one cookie|a=1|1",
                "the first of two counts|a=1; a=2|1",
                "the first counts even if it is empty|a=; a=2|absent",
                "names differ by case|A=1; a=2|2",
                "blanks around name and value do not count|b=2; \ta =  1\t;c=3|1",
                "other blanks belong to the value|a=\u00a01|\u00a01",
                "no blank is needed after a semicolon|b=2;a=1|1",
                "parts without an equals sign are skipped|a; b ;; a=1|1",
                "a name may be empty|=x; a=1|1",
                "an empty cookie is absent|b=1; a=|absent",
                "a missing cookie is absent|b=1|absent",
                "an empty header has no cookies||absent",
                "quotes belong to the value|a=\"1\"|\"1\"",
                "the first equals sign ends the name|a=b=c=|b=c=",
                "values are decoded|a=%41%C3%A9%3B|A\u00e9;",
                "names are not decoded|%61=1|absent",
                "values are decoded after the split|b=1%3B a=2; a=3|3",
                "a plus sign is no blank|a=1+2|1+2",
                "what cannot be decoded stays as it is|a=%41%zz|%41%zz",
                "what is not UTF-8 stays as it is|a=%41%ff|%41%ff",
            })
    void aCookieIsRead(String rule, String header, String expected) {
        String value = Cookies.parse(header == null ? "" : header).get("a");

        assertThat(value == null ? "absent" : value).isEqualTo(expected);
    }

    @Test
    void allAreListedByName() {
        assertThat(Cookies.parse("a=1; b=; =x; a=2").all()).isEqualTo(Map.of("a", "1", "b", "", "", "x"));
        assertThat(Cookies.parse("=x=y").all()).isEqualTo(Map.of("", "x=y"));
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
}
