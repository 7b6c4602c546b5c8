package io.github.clerkjakarta;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule about how recently, and with which factors, a user must have verified their identity. Use it before
 * irreversible actions. Clerk calls it reverification, others call it step-up authentication. Immutable.
 *
 * <pre>{@code
 * @Reverified(STRICT)                                                       // 403, and ClerkJS opens its dialog
 * auth.protect(Protection.signedIn().reverified(Reverification.of(STRICT))) // the same in a method
 * auth.has(Requirement.reverification(STRICT))                              // true or false
 * }</pre>
 *
 * <p>The session token states the age of each factor's verification in whole minutes ({@code fva}). A verification
 * counts if its age is less than {@code afterMinutes}; an age of exactly {@code afterMinutes} is too old. A token
 * without usable ages never meets the rule.
 *
 * @see <a href="https://clerk.com/docs/guides/secure/reverification">Clerk: reverification</a>
 */
public final class Reverification {

    /** The factors that must have been verified. */
    public enum Level {
        /** The first factor: a password, a code by e-mail, a passkey ... */
        FIRST_FACTOR,
        /** The second factor, or the first if the user has no second. */
        SECOND_FACTOR,
        /** Both factors, or the first alone if the user has no second. */
        MULTI_FACTOR;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Clerk's named rules. */
    public enum Preset {
        /** {@link Level#MULTI_FACTOR} within 10 minutes. */
        STRICT_MFA(Level.MULTI_FACTOR, 10),
        /** {@link Level#SECOND_FACTOR} within 10 minutes. */
        STRICT(Level.SECOND_FACTOR, 10),
        /** {@link Level#SECOND_FACTOR} within an hour. */
        MODERATE(Level.SECOND_FACTOR, 60),
        /** {@link Level#SECOND_FACTOR} within a day. */
        LAX(Level.SECOND_FACTOR, 1440);

        private final Level level;
        private final int afterMinutes;

        Preset(Level level, int afterMinutes) {
            this.level = level;
            this.afterMinutes = afterMinutes;
        }
    }

    private final Level level;
    private final Duration after;
    private final @Nullable Preset preset;

    private Reverification(Level level, Duration after, @Nullable Preset preset) {
        this.level = level;
        this.after = after;
        this.preset = preset;
    }

    /** Returns one of Clerk's named rules. */
    public static Reverification of(Preset preset) {
        return new Reverification(preset.level, Duration.ofMinutes(preset.afterMinutes), preset);
    }

    /**
     * Returns a rule of your own.
     *
     * @param after the age at which a verification no longer counts, for example {@code PT10M}: Clerk's
     *     {@code afterMinutes}
     * @throws IllegalArgumentException if the duration is zero or negative
     */
    public static Reverification of(Level level, Duration after) {
        Objects.requireNonNull(level, "level");
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException(
                    "The age must be a positive duration, for example PT10M, was " + after + ".");
        }
        return new Reverification(level, after, null);
    }

    /** The factors that must have been verified. */
    public Level getLevel() {
        return level;
    }

    /** The age at which a verification no longer counts. */
    public Duration getAfter() {
        return after;
    }

    /** Returns true if verifications of this age are recent enough. */
    public boolean isMetBy(FactorVerificationAge age) {
        boolean first = isRecent(age.firstFactor());
        boolean second = isRecent(age.secondFactor());
        boolean hasSecond = age.secondFactor() != null;
        return switch (level) {
            case FIRST_FACTOR -> first;
            case SECOND_FACTOR -> hasSecond ? second : first;
            case MULTI_FACTOR -> first && (second || !hasSecond);
        };
    }

    /** Returns false for an age of exactly the limit, as Clerk's SDK does. */
    private boolean isRecent(@Nullable Duration age) {
        return age != null && age.compareTo(after) < 0;
    }

    /**
     * Returns Clerk's 403 response, which makes ClerkJS ({@code useReverification()}) ask the user to verify again. It
     * names no level. Use it in methods that check by themselves; annotations and {@link Protection#reverified} send it
     * on their own.
     *
     * @see <a href="https://clerk.com/docs/guides/secure/reverification">Clerk: reverification</a>
     */
    public static Response errorResponse() {
        return response(error());
    }

    /**
     * Returns Clerk's 403 response, which makes ClerkJS ({@code useReverification()}) ask the user to verify again as
     * this rule requires. Use it in methods that check by themselves; annotations and {@link Protection#reverified}
     * send it on their own.
     *
     * @see <a href="https://clerk.com/docs/guides/secure/reverification">Clerk: reverification</a>
     */
    public static Response errorResponse(Reverification missing) {
        return response(error(missing));
    }

    /** Returns the body of {@link #errorResponse()} alone, for code that does not use JAX-RS. */
    public static String error() {
        return error(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Returns the body of {@link #errorResponse(Reverification)} alone, for code that does not use JAX-RS. */
    public static String error(Reverification missing) {
        return error(
                Json.createObjectBuilder().add("reverification", missing.hint()).build());
    }

    private JsonValue hint() {
        if (preset != null) {
            return Json.createValue(preset.name().toLowerCase(Locale.ROOT));
        }
        JsonObjectBuilder config = Json.createObjectBuilder();
        BigDecimal minutes = BigDecimal.valueOf(after.toMillis())
                .divide(BigDecimal.valueOf(60_000), MathContext.DECIMAL64)
                .stripTrailingZeros();
        // In the order in which Clerk's SDK writes them.
        config.add("level", level.text());
        if (minutes.scale() <= 0) {
            config.add("afterMinutes", minutes.toBigInteger());
        } else {
            config.add("afterMinutes", minutes);
        }
        return config.build();
    }

    private static String error(JsonObject metadata) {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add("type", "forbidden")
                .add("reason", "reverification-error")
                .add("metadata", metadata);
        return Json.createObjectBuilder().add("clerk_error", error).build().toString();
    }

    private static Response response(String body) {
        return Response.status(Response.Status.FORBIDDEN)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .entity(body)
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reverification it && it.level == level && it.after.equals(after) && it.preset == preset;
    }

    @Override
    public int hashCode() {
        return Objects.hash(level, after, preset);
    }

    @Override
    public String toString() {
        return preset == null ? level + " within " + after : preset.toString();
    }
}
