package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.token.VerifiedToken;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** A verified token as MicroProfile's principal, whose name is the user's id. */
final class Principals {
    private Principals() {}

    static JsonWebToken of(VerifiedToken token) {
        JwtClaims claims = new JwtClaims();
        token.claims().forEach((name, value) -> claims.setClaim(name, plain(value)));
        return new DefaultJWTCallerPrincipal(token.text(), "JWT", claims);
    }

    /** As jose4j's own parser has it: maps, lists, texts, longs and doubles. */
    private static @Nullable Object plain(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.isIntegral() && Math.abs(number.doubleValue()) < Long.MAX_VALUE
                    ? (Object) number.longValue()
                    : (Object) number.doubleValue();
        }
        if (value instanceof JsonObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.forEach((name, member) -> map.put(name, plain(member)));
            return map;
        }
        if (value instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.forEach(element -> list.add(plain(element)));
            return list;
        }
        return value == JsonValue.NULL ? null : (Object) (value == JsonValue.TRUE);
    }
}
