package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.internal.json.Numbers;
import io.github.clerkjakarta.internal.token.VerifiedToken;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** A verified token as MicroProfile's principal, whose name is the user's id. */
final class JsonWebTokens {
    private static final Map<String, Class<?>> STANDARD =
            Stream.of(Claims.values()).collect(Collectors.toUnmodifiableMap(Enum::name, Claims::getType));

    /** Claims that have getters in {@code JsonWebToken}. The getters cast them to String unchecked. */
    private static final Set<String> TEXTS = Set.of("iss", "sub", "jti", "upn", "raw_token");

    private JsonWebTokens() {}

    static JsonWebToken of(VerifiedToken token) {
        JwtClaims claims = new JwtClaims();
        token.claims().forEach((name, value) -> claims.setClaim(name, plain(name, value)));
        return new User(token.text(), claims);
    }

    private static final class User extends DefaultJWTCallerPrincipal {
        User(String token, JwtClaims claims) {
            super(token, "JWT", claims);
        }

        /**
         * Returns the user's id. Not {@code upn} or {@code preferred_username}: users may choose the latter, and may
         * enter another user's id.
         */
        @Override
        public String getName() {
            return getSubject();
        }
    }

    /** Returns the value as SmallRye expects it, or null if SmallRye throws when it reads a standard claim of that type. */
    private static @Nullable Object plain(String name, JsonValue value) {
        Class<?> type = STANDARD.get(name);
        Object plain = own(value);
        if (type == Long.class) {
            return value instanceof JsonNumber number ? whole(number) : null;
        }
        if (type == Boolean.class) {
            return value == JsonValue.TRUE || value == JsonValue.FALSE ? (Object) (value == JsonValue.TRUE) : null;
        }
        if (type == Set.class) {
            return plain instanceof String || (plain instanceof List && !(plain instanceof JsonArray)) ? plain : null;
        }
        if (type == JsonObject.class) {
            return value instanceof JsonObject ? value : null;
        }
        return TEXTS.contains(name) && !(plain instanceof String) ? null : plain;
    }

    /**
     * Returns the value of a claim of any type. Numbers and objects stay JSON: SmallRye returns them as JSON anyway, and its own conversion
     * changes large numbers or drops them.
     */
    private static @Nullable Object own(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonArray array && isTexts(array)) {
            return List.copyOf(array.getValuesAs(JsonString::getString));
        }
        return value == JsonValue.NULL ? null : value;
    }

    private static boolean isTexts(JsonArray array) {
        return array.stream().allMatch(JsonString.class::isInstance);
    }

    /**
     * Returns a long, or the nearest double if the number does not fit: SmallRye makes the largest long of a large double, but another
     * number of a BigInteger.
     */
    private static Number whole(JsonNumber number) {
        return Numbers.plain(number) instanceof Long whole ? whole : (Number) number.doubleValue();
    }
}
