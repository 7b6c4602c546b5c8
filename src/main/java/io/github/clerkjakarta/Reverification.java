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
 * How recently a user must have proved who they are, and with what: asked before what cannot be undone. Clerk calls it
 * reverification, others step-up authentication. Immutable.
 *
 * <pre>{@code
 * @Reverified(STRICT)                                                       // 403, and ClerkJS opens its dialog
 * auth.protect(Protection.signedIn().reverified(Reverification.of(STRICT))) // the same in a method
 * auth.has(Requirement.reverification(STRICT))                              // true or false
 * }</pre>
 *
 * <p>The session token says, in whole minutes, how long ago each factor was verified ({@code fva}); a factor is recent
 * where {@code afterMinutes > age}. A token without usable ages is never recent.
 *
 * @see <a href="https://clerk.com/docs/guides/secure/reverification">Clerk: reverification</a>
 */
public final class Reverification {

    /** Which of a user's factors must have been verified. */
    public enum Level {
        /** The first: a password, a code by e-mail, a passkey. */
        FIRST_FACTOR,
        /** The second; the first where the user has no second. */
        SECOND_FACTOR,
        /** Both; the first alone where the user has no second. */
        MULTI_FACTOR;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Clerk's named combinations. */
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

    /** One of Clerk's own. */
    public static Reverification of(Preset preset) {
        return new Reverification(preset.level, Duration.ofMinutes(preset.afterMinutes), preset);
    }

    /**
     * A level, and the age from which a verification does not count any more: what Clerk calls {@code afterMinutes}.
     *
     * @throws IllegalArgumentException where the duration is not positive
     */
    public static Reverification of(Level level, Duration after) {
        Objects.requireNonNull(level, "level");
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("A verification cannot be younger than " + after
                    + ": a positive duration is expected, for example PT10M.");
        }
        return new Reverification(level, after, null);
    }

    public Level getLevel() {
        return level;
    }

    /** The age from which a verification does not count any more. */
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

    /** Exactly as old as allowed is too old. */
    private boolean isRecent(@Nullable Duration age) {
        return age != null && age.compareTo(after) < 0;
    }

    /** Clerk's 403, which makes ClerkJS's {@code useReverification()} and the like ask the user; with no level named. */
    public static Response errorResponse() {
        return response(error());
    }

    /**
     * Clerk's 403, which makes ClerkJS's {@code useReverification()} and the like ask the user. For methods that decide
     * themselves; annotations and {@link Protection#reverified} answer so on their own.
     *
     * @see <a href="https://clerk.com/docs/guides/secure/reverification">Clerk: reverification</a>
     */
    public static Response errorResponse(Reverification missing) {
        return response(error(missing));
    }

    /** The body of {@link #errorResponse()}, for answers that are no JAX-RS response. */
    public static String error() {
        return error(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** The body of {@link #errorResponse(Reverification)}, for answers that are no JAX-RS response. */
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
