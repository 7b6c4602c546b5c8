package io.github.clerkjakarta.fuzz;

import io.github.clerkjakarta.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Judges tokens with another library than ours: jose4j. */
final class Judge {
    private static final Set<Object> SESSION = Set.of("cl_B7d4PD111AAA", "cl_I7d4PD111III");
    private static final long NOW = Fixtures.NOW.getEpochSecond();
    private static final long SKEW = 5;

    private Judge() {}

    /** Returns the user if the text is a session token of our instance that is good now, or else null. */
    static String userOf(String token) {
        JsonWebSignature signed = verified(token);
        if (signed == null) {
            return null;
        }
        Map<String, Object> claims = claims(signed);
        Object category = signed.getHeaders().getObjectHeaderValue("cat");
        boolean session = (category == null || SESSION.contains(category)) && isJwt(signed);
        boolean ours = "https://app.example.com".equals(claims.get("azp"));
        return session && ours && isNow(claims) && claims.get("sub") instanceof String user && !user.isEmpty()
                ? user
                : null;
    }

    /** Returns true if the text is a machine's token of our instance that is good now. */
    static boolean isMachine(String token) {
        if (List.of("ak_good", "mt_good", "oat_good").contains(token)) {
            return true;
        }
        JsonWebSignature signed = verified(token);
        if (signed == null) {
            return false;
        }
        Map<String, Object> claims = claims(signed);
        String subject = String.valueOf(claims.get("sub"));
        boolean oauth = String.valueOf(signed.getHeader("typ")).endsWith("at+jwt");
        return isNow(claims) && (oauth || (subject.startsWith("mch_") && isJwt(signed)));
    }

    /** Returns true if our instance signed the text. */
    static boolean isSigned(String token) {
        return verified(token) != null;
    }

    private static boolean isJwt(JsonWebSignature signed) {
        Object type = signed.getHeaders().getObjectHeaderValue("typ");
        return type == null || type.equals("JWT");
    }

    private static boolean isNow(Map<String, Object> claims) {
        return claims.get("exp") instanceof Number exp
                && exp.doubleValue() > NOW - SKEW
                && isPast(claims.get("nbf"))
                && isPast(claims.get("iat"));
    }

    private static boolean isPast(Object time) {
        return time == null || (time instanceof Number number && number.doubleValue() <= NOW + SKEW);
    }

    private static JsonWebSignature verified(String token) {
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "RS384", "RS512"));
            signed.setCompactSerialization(token);
            signed.setKey(Fixtures.KEYS.getPublic());
            return signed.verifySignature() ? signed : null;
        } catch (JoseException | RuntimeException notAToken) {
            return null;
        }
    }

    private static Map<String, Object> claims(JsonWebSignature signed) {
        try {
            return JsonUtil.parseJson(signed.getPayload());
        } catch (JoseException notClaims) {
            return Map.of();
        }
    }
}
