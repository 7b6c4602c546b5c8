package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.json.JsonValues;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the claims of a correctly signed token. The rules stand in the order in which they apply. */
final class ClaimRules {
    private static final String CLERK_TOKEN = " Make sure that this is a valid Clerk-generated JWT.";

    /** The last moment that JavaScript's dates know; a claim beyond it is never in the past or in the future. */
    private static final double LAST_DATE = 8.64e15;

    private static final int MOST_SHOWN = 10;
    private static final int LONGEST_SHOWN = 100;

    private final List<String> audience;
    private final List<String> authorizedParties;
    private final List<String> issuers;
    private final List<Rule> inOrder;

    ClaimRules(List<String> audience, List<String> authorizedParties, List<String> issuers) {
        this.audience = audience;
        this.authorizedParties = authorizedParties;
        this.issuers = issuers;
        this.inOrder = List.of(
                new Rule("subject", (claims, now, skew) -> subject(claims)),
                new Rule("audience", (claims, now, skew) -> audience(claims)),
                new Rule("authorized party", (claims, now, skew) -> authorizedParty(claims)),
                // Before the times: an expired token of another issuer is refused for good, not replaced by a fresh
                // one.
                new Rule("issuer", (claims, now, skew) -> issuer(claims)),
                new Rule("expiry", ClaimRules::expiry),
                new Rule("not before", ClaimRules::notBefore),
                new Rule("issued at", ClaimRules::issuedAt));
    }

    List<Rule> inOrder() {
        return inOrder;
    }

    @Nullable
    Refused check(JsonObject claims, long nowMillis, long skewMillis) {
        for (Rule rule : inOrder()) {
            Refused refused = rule.check().refusal(claims, nowMillis, skewMillis);
            if (refused != null) {
                return refused;
            }
        }
        return null;
    }

    record Rule(String name, Check check) {}

    @FunctionalInterface
    interface Check {
        @Nullable
        Refused refusal(JsonObject claims, long now, long skew);
    }

    private static @Nullable Refused subject(JsonObject claims) {
        // With an empty subject, a session would be signed in without a user.
        return claims.get("sub") instanceof JsonString user && !JsonValues.isText(user, "")
                ? null
                : malformed("The subject claim (sub) is required and must be a non-empty string.");
    }

    /** Checks the audience. An absent or unusable claim is not checked: Clerk's session tokens use azp, not aud. */
    private @Nullable Refused audience(JsonObject claims) {
        if (audience.isEmpty()) {
            return null;
        }
        List<String> named = texts(claims.get("aud"));
        if (named.isEmpty() || named.stream().allMatch(String::isEmpty)) {
            return null;
        }
        return named.stream().anyMatch(audience::contains)
                ? null
                : malformed("The audience claim (aud) is " + quoted(named) + ", but clerk.audience is "
                        + quoted(audience) + ". Add the audience if it is yours.");
    }

    /** Checks the authorized party. A missing claim fails, too: otherwise leaving it out would avoid the check. */
    private @Nullable Refused authorizedParty(JsonObject claims) {
        if (authorizedParties.isEmpty()) {
            return null;
        }
        String party = claims.get("azp") instanceof JsonString azp ? azp.getString() : "";
        return !party.isEmpty() && authorizedParties.contains(party)
                ? null
                : new Refused(
                        AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES,
                        "The authorized party claim (azp) is " + (party.isEmpty() ? "missing" : quoted(List.of(party)))
                                + ", but clerk.authorized-parties is " + quoted(authorizedParties)
                                + ". Add the origin if it is yours.");
    }

    private @Nullable Refused issuer(JsonObject claims) {
        if (issuers.isEmpty()) {
            return null;
        }
        String issuer = claims.get("iss") instanceof JsonString iss ? iss.getString() : null;
        return issuer != null && issuers.contains(issuer)
                ? null
                : new Refused(
                        AuthReason.TOKEN_INVALID_ISSUER,
                        "The issuer claim (iss) is " + (issuer == null ? "missing" : quoted(List.of(issuer)))
                                + ", but clerk.issuer is " + quoted(issuers) + ". Correct the property.");
    }

    /** exp == now - skew: expired. */
    private static @Nullable Refused expiry(JsonObject claims, long now, long skew) {
        if (!(claims.get("exp") instanceof JsonNumber exp)) {
            return malformed("The expiry claim (exp) is required and must be a number.");
        }
        double millis = millis(exp);
        return millis <= (double) now - skew
                ? new Refused(AuthReason.TOKEN_EXPIRED, "The token expired " + apart(now, millis) + " ago.")
                : null;
    }

    /** nbf == now + skew: good. */
    private static @Nullable Refused notBefore(JsonObject claims, long now, long skew) {
        return isEarly(claims.get("nbf"), now, skew)
                ? refusedEarly(claims, "nbf", AuthReason.TOKEN_NOT_ACTIVE_YET, now)
                : malformedUnlessNumber(claims, "nbf");
    }

    /** iat == now + skew: good. */
    private static @Nullable Refused issuedAt(JsonObject claims, long now, long skew) {
        return isEarly(claims.get("iat"), now, skew)
                ? refusedEarly(claims, "iat", AuthReason.TOKEN_IAT_IN_THE_FUTURE, now)
                : malformedUnlessNumber(claims, "iat");
    }

    private static boolean isEarly(@Nullable JsonValue claim, long now, long skew) {
        return claim instanceof JsonNumber number && millis(number) > (double) now + skew;
    }

    private static Refused refusedEarly(JsonObject claims, String claim, AuthReason reason, long now) {
        double millis = millis(claims.getJsonNumber(claim));
        return new Refused(
                reason,
                "The token's " + claim + " is " + apart(now, millis)
                        + " in the future: the clocks of this server and of Clerk differ, or clerk.clock-skew is too"
                        + " small.");
    }

    private static @Nullable Refused malformedUnlessNumber(JsonObject claims, String claim) {
        JsonValue value = claims.get(claim);
        return value == null || value instanceof JsonNumber
                ? null
                : malformed("The claim " + claim + " must be a number.");
    }

    /**
     * Converts whole seconds to milliseconds as JavaScript does. Beyond JavaScript's dates it returns NaN, which
     * compares as neither early nor late.
     */
    private static double millis(JsonNumber seconds) {
        double whole = seconds.doubleValue();
        double millis = (whole < 0 ? Math.ceil(whole) : Math.floor(whole)) * 1000;
        return Math.abs(millis) > LAST_DATE ? Double.NaN : millis;
    }

    private static String apart(long now, double millis) {
        return Math.round(Math.abs(now - millis) / 1000) + " s";
    }

    private static Refused malformed(String what) {
        return new Refused(AuthReason.TOKEN_VERIFICATION_FAILED, what + CLERK_TOKEN);
    }

    /** Quotes the values. Clerk signed them, but it lets users choose some of them. */
    private static String quoted(List<String> values) {
        String quoted = values.stream()
                .limit(MOST_SHOWN)
                .map(value -> '"'
                        + (value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value)
                        + '"')
                .collect(Collectors.joining(", "));
        return values.size() > MOST_SHOWN ? quoted + ", ..." : quoted;
    }

    /** Returns a text, or a list that holds only texts; otherwise an empty list. */
    private static List<String> texts(@Nullable JsonValue value) {
        boolean mixed = value instanceof JsonArray list && !list.stream().allMatch(JsonString.class::isInstance);
        return mixed ? List.of() : JsonValues.texts(value);
    }
}
