package io.github.clerkjakarta.internal.json;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON's numbers, which have no limits, to Java's. {@code JsonNumber.longValue()} returns another number if the value does not
 * fit, and converting 1e999999999 to an integer takes gigabytes.
 */
public final class Numbers {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /**
     * Returns a {@link Long} or {@link Double} if one of them holds the number, otherwise a {@link BigInteger} or {@link BigDecimal}. Digits
     * beyond a double's precision are rounded, as in JavaScript.
     */
    public static Number plain(JsonNumber number) {
        BigDecimal exact = number.bigDecimalValue();
        if (exact.scale() == 0) {
            return fitsLong(exact) ? (Number) exact.longValue() : exact.unscaledValue();
        }
        double rounded = exact.doubleValue();
        boolean lost = Double.isInfinite(rounded) || (rounded == 0 && exact.signum() != 0);
        return lost ? exact : (Number) rounded;
    }

    /** Returns the number without its fraction, or null if that does not fit. */
    public static @Nullable Long asLong(JsonNumber number) {
        BigDecimal exact = number.bigDecimalValue();
        return fitsLong(exact) ? exact.longValue() : null;
    }

    private static boolean fitsLong(BigDecimal exact) {
        return exact.compareTo(LEAST) >= 0 && exact.compareTo(MOST) <= 0;
    }
}
