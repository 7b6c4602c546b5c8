package io.github.clerkjakarta.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Work;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static JsonNumber number(String text) {
        try (JsonReader reader = Json.createReader(new StringReader("[" + text + "]"))) {
            return reader.readArray().getJsonNumber(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "1", "-1", "2147483648", "9007199254740993", "9223372036854775807", "-9223372036854775808"})
    void wholeNumbersAreLongs(String text) {
        assertThat(Numbers.plain(number(text))).isEqualTo(Long.valueOf(text));
        assertThat(Numbers.asLong(number(text))).isEqualTo(Long.valueOf(text));
    }

    /** The first was once -6101065172474983726, and the second 9.223372036854775807E18. */
    @ParameterizedTest
    @ValueSource(
            strings = {"12345678901234567890", "9223372036854775808", "-9223372036854775809", "1" /* and 400 zeros */})
    void largerOnesAreNoOtherNumber(String text) {
        String large = text.equals("1") ? "1" + "0".repeat(400) : text;

        assertThat(Numbers.plain(number(large))).isEqualTo(new BigInteger(large));
        assertThat(Numbers.asLong(number(large))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        "-1.25, -1.25",
        "1e3, 1000",
        "1e300, 1e300",
        "0.0, 0",
        "1e-300, 1e-300",
        "0.1234567890123456789, 0.12345678901234568"
    })
    void othersAreDoubles(String text, double expected) {
        assertThat(Numbers.plain(number(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "1e999999999", "-1e999999999", "1e-999999999"})
    void othersBeyondADoubleStayExact(String text) {
        assertThat(Numbers.plain(number(text))).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @CsvSource({"1.9, 1", "-1.9, -1", "1e3, 1000", "1e-400, 0", "1e400, ", "-1e999999999, ", "1e-999999999, 0"})
    void asLong(String text, Long expected) {
        assertThat(Numbers.asLong(number(text))).isEqualTo(expected);
    }

    /** As an integer, 1e999999999 would have 400 MB. */
    @Test
    void theSizeOfANumberCostsNothing() {
        JsonNumber huge = number("1e999999999");

        assertThat(Work.bytesAllocatedBy(() -> Numbers.plain(huge))).isLessThan(5_000);
        assertThat(Work.bytesAllocatedBy(() -> Numbers.asLong(huge))).isLessThan(5_000);
    }
}
