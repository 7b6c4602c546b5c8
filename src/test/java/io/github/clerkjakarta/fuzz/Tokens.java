package io.github.clerkjakarta.fuzz;

import io.github.clerkjakarta.Fixtures;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens, which inputs name because keys are new in every run: {@code «good»} is a whole token, {@code «good.0»} its header, {@code
 * «good.1~20x»} its claims with an x at place 20, {@code «live»} the suffix of a cookie.
 */
final class Tokens {
    private static final Pattern NAMED =
            Pattern.compile("\u00ab([a-z0-9 ]+)(?:\\.([012]))?(?:~([0-9]{1,4})(.))?\u00bb");
    private static final String SESSION = "{'alg':'RS256','typ':'JWT','kid':'ins_1','cat':'cl_B7d4PD111AAA'}";
    private static final String PLAIN = "{'alg':'RS256','typ':'JWT','kid':'ins_1'}";
    private static final long NOW = Fixtures.NOW.getEpochSecond();
    private static final String PARTY =
            ",'azp':'https://app.example.com','sid':'sess_1','iss':'https://clerk.example.com'";
    private static final String TIME = ",'exp':" + (NOW + 50) + ",'iat':" + (NOW - 10) + ",'nbf':" + (NOW - 20);
    private static final String USER = "'sub':'user_1','v':2";
    private static final KeyPair FOREIGN = Fixtures.keys();
    private static final Map<String, String> ALL = all();

    static final Set<String> SIGNATURES = ALL.values().stream()
            .map(token -> token.split("\\."))
            .filter(parts -> parts.length == 3)
            .map(parts -> parts[2])
            .collect(Collectors.toSet());

    private Tokens() {}

    /** Returns the text for a name as it is written between the angles. */
    static String get(String named) {
        return expanded("\u00ab" + named + "\u00bb");
    }

    static String expanded(String input) {
        return input.indexOf('\u00ab') < 0
                ? input
                : NAMED.matcher(input).replaceAll(it -> Matcher.quoteReplacement(text(it)));
    }

    private static String text(MatchResult named) {
        String token = ALL.get(named.group(1));
        if (token == null) {
            return named.group();
        }
        String[] parts = token.split("\\.", -1);
        String part = named.group(2) == null ? token : parts[Integer.parseInt(named.group(2)) % parts.length];
        if (named.group(3) == null || part.isEmpty()) {
            return part;
        }
        int at = Integer.parseInt(named.group(3)) % part.length();
        return part.substring(0, at) + named.group(4) + part.substring(at + 1);
    }

    private static Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        all.put("live", Fixtures.PRODUCTION.cookieSuffix());
        all.put("test", Fixtures.DEVELOPMENT.cookieSuffix());
        all.put("good", ours(SESSION, USER + PARTY + TIME));
        all.put("pending", ours(SESSION, USER + ",'sts':'pending'" + PARTY + TIME));
        all.put("organization", ours(SESSION, USER + ",'o':{'id':'org_1','slg':'acme','rol':'admin'}" + PARTY + TIME));
        all.put("old", ours(PLAIN, "'sub':'user_1','org_id':'org_1','org_slug':'acme'" + PARTY + TIME));
        all.put(
                "development",
                ours(SESSION, USER + PARTY.replace("clerk.example.com", "foo-bar-13.clerk.accounts.dev") + TIME));
        all.put("foreign", signed(SESSION, USER + PARTY + TIME, FOREIGN));
        all.put("other key id", ours(SESSION.replace("ins_1", "ins_2"), USER + PARTY + TIME));
        all.put("expired", ours(SESSION, USER + PARTY + TIME.replace("" + (NOW + 50), "" + (NOW - 60))));
        all.put("early", ours(SESSION, USER + PARTY + TIME.replace("" + (NOW - 20), "" + (NOW + 600))));
        all.put("future", ours(SESSION, USER + PARTY + TIME.replace("" + (NOW - 10), "" + (NOW + 600))));
        all.put("no expiry", ours(SESSION, USER + PARTY + TIME.replace("exp", "exq")));
        all.put("other party", ours(SESSION, USER + PARTY.replace("app.", "other.") + TIME));
        all.put("no party", ours(SESSION, USER + PARTY.replace("azp", "azq") + TIME));
        all.put("no subject", ours(SESSION, "'v':2" + PARTY + TIME));
        all.put("empty subject", ours(SESSION, "'sub':''" + PARTY + TIME));
        all.put("template", ours(SESSION.replace("111AAA", "222AAA"), USER + PARTY + TIME));
        all.put("machine category", ours(SESSION.replace("111AAA", "333AAA"), USER + PARTY + TIME));
        all.put("m2m", ours(SESSION.replace("111AAA", "333AAA"), "'sub':'mch_1','jti':'m2m_1'" + TIME));
        all.put(
                "foreign m2m",
                signed(SESSION.replace("111AAA", "333AAA"), "'sub':'mch_1','jti':'m2m_1'" + TIME, FOREIGN));
        all.put(
                "oauth",
                ours(PLAIN.replace("JWT", "at+jwt"), "'sub':'user_1','client_id':'client_1','jti':'oat_1'" + TIME));
        all.put("unsigned", unsigned(SESSION.replace("RS256", "none"), USER + PARTY + TIME) + ".");
        all.put("symmetric", symmetric(SESSION.replace("RS256", "HS256"), USER + PARTY + TIME));
        all.put("handshake", handshake(all.get("good"), Fixtures.KEYS, TIME));
        all.put("foreign handshake", handshake(all.get("good"), FOREIGN, TIME));
        all.put("forged handshake", handshake(all.get("foreign"), Fixtures.KEYS, TIME));
        all.put("machine handshake", handshake(all.get("m2m"), Fixtures.KEYS, TIME));
        all.put(
                "expired handshake",
                handshake(all.get("good"), Fixtures.KEYS, TIME.replace("" + (NOW + 50), "" + (NOW - 90_000))));
        all.put(
                "splitting handshake",
                ours(
                        PLAIN,
                        "'handshake':['__clerk_a=b\\r\\nSet-Cookie: c=d','other=1','__session=" + all.get("good")
                                + "']"));
        return all;
    }

    private static String handshake(String session, KeyPair keys, String time) {
        return signed(
                PLAIN,
                "'handshake':['__client_uat=" + (NOW - 100) + "; Path=/','__session=" + session + "; Path=/']" + time,
                keys);
    }

    private static String ours(String header, String claims) {
        return signed(header, claims, Fixtures.KEYS);
    }

    private static String unsigned(String header, String claims) {
        return encoded(header) + "." + encoded("{" + claims + "}");
    }

    private static String encoded(String json) {
        return encoded(json(json).getBytes(StandardCharsets.UTF_8));
    }

    /** Single quotes are easier to read in Java. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signed(String header, String claims, KeyPair keys) {
        JsonReader all = Json.createReader(new StringReader(json("{" + claims + "}")));
        return Fixtures.token()
                .header(json(header))
                .onlyClaims(all.readObject())
                .signedBy(keys)
                .text();
    }

    /** Signed with the public key as if that were a secret: the old attack on verifiers that believe the header. */
    private static String symmetric(String header, String claims) {
        try {
            String content = unsigned(header, claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Fixtures.KEYS.getPublic().getEncoded(), "HmacSHA256"));
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
