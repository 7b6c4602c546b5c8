package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.FactorVerificationAge;
import io.github.clerkjakarta.SessionStatus;
import io.github.clerkjakarta.internal.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A verified session token's claims, in one shape for both versions of Clerk's tokens.
 *
 * @param orgPermissions null if the token has no organization
 * @param features the {@code fea} claim, {@code "o:billing,u:chat"}
 * @param plans the {@code pla} claim
 * @param factorVerificationAge the {@code fva} claim; null if it is not two ages
 * @see <a href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk: session tokens</a>
 */
public record SessionClaims(
        String userId,
        @Nullable String sessionId,
        @Nullable SessionStatus sessionStatus,
        @Nullable JsonObject actor,
        @Nullable String orgId,
        @Nullable String orgRole,
        @Nullable String orgSlug,
        @Nullable List<String> orgPermissions,
        String features,
        String plans,
        @Nullable FactorVerificationAge factorVerificationAge) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,400}");

    /** Requests with the same token share it. */
    public SessionClaims {
        orgPermissions = orgPermissions == null ? null : List.copyOf(orgPermissions);
    }

    /** Returns null if the organization claims of a correctly signed token cannot be understood. */
    public static @Nullable SessionClaims of(JsonObject claims) {
        boolean version2 = claims.get("v") instanceof JsonNumber version && version.doubleValue() == 2;
        if (!version2) {
            return of(
                    claims,
                    text(claims, "org_id"),
                    text(claims, "org_role"),
                    text(claims, "org_slug"),
                    claims.get("org_permissions") instanceof JsonArray list ? JsonValues.textsOfList(list) : null);
        }
        if (!(claims.get("o") instanceof JsonObject org)) {
            return of(claims, null, null, null, null);
        }
        List<String> permissions = permissions(claims, org);
        if (permissions == null) {
            return null;
        }
        String role = text(org, "rol");
        boolean hasRole = role != null && !role.isEmpty();
        return of(claims, text(org, "id"), hasRole ? "org:" + role : null, text(org, "slg"), permissions);
    }

    private static SessionClaims of(
            JsonObject claims,
            @Nullable String orgId,
            @Nullable String orgRole,
            @Nullable String orgSlug,
            @Nullable List<String> orgPermissions) {
        String status = text(claims, "sts");
        return new SessionClaims(
                claims.getString("sub"),
                text(claims, "sid"),
                status == null ? null : SessionStatus.of(status),
                claims.get("act") instanceof JsonObject actor ? actor : null,
                orgId,
                orgRole,
                orgSlug,
                orgPermissions,
                claims.getString("fea", ""),
                claims.getString("pla", ""),
                factorAges(claims.get("fva")));
    }

    public boolean isPending() {
        return SessionStatus.PENDING.equals(sessionStatus);
    }

    /**
     * Decodes the permissions. {@code fea} lists features, {@code per} the names of permissions. {@code fpm} has a
     * decimal number for each organization feature: if its bit j is set, the feature has the j-th permission.
     */
    private static @Nullable List<String> permissions(JsonObject claims, JsonObject org) {
        List<String> features = ScopedNames.ofOrganization(claims.get("fea"));
        JsonValue names = org.get("per");
        JsonValue maps = org.get("fpm");
        if (features == null || !isTextOrNothing(names) || !isTextOrNothing(maps)) {
            return null;
        }
        List<String> permissions = new ArrayList<>();
        if (!(names instanceof JsonString per)
                || !(maps instanceof JsonString fpm)
                || per.getString().isEmpty()) {
            return permissions;
        }
        String[] permissionNames = per.getString().split(",", -1);
        String[] bitMaps = fpm.getString().split(",", -1);
        for (int i = 0; i < features.size() && i < bitMaps.length; i++) {
            String decimal = bitMaps[i].strip();
            if (DECIMAL.matcher(decimal).matches()) {
                BigInteger bits = new BigInteger(decimal);
                for (int j = 0; j < permissionNames.length; j++) {
                    if (bits.testBit(j)) {
                        permissions.add("org:" + features.get(i) + ":" + permissionNames[j].strip());
                    }
                }
            }
        }
        return permissions;
    }

    /** Reads two numbers of minutes, -1 for never. */
    private static @Nullable FactorVerificationAge factorAges(@Nullable JsonValue fva) {
        return fva instanceof JsonArray ages && ages.size() == 2 && isAge(ages.get(0)) && isAge(ages.get(1))
                ? new FactorVerificationAge(age(ages.getJsonNumber(0)), age(ages.getJsonNumber(1)))
                : null;
    }

    private static boolean isAge(JsonValue value) {
        return value instanceof JsonNumber number
                && Double.isFinite(number.doubleValue())
                && (number.doubleValue() == -1 || number.doubleValue() >= 0);
    }

    private static @Nullable Duration age(JsonNumber minutes) {
        return minutes.doubleValue() == -1 ? null : Duration.ofMillis(Math.round(minutes.doubleValue() * 60_000));
    }

    private static boolean isTextOrNothing(@Nullable JsonValue value) {
        return value == null || value == JsonValue.NULL || value instanceof JsonString;
    }

    private static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : null;
    }
}
