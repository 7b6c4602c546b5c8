package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.backend.MachineKind;
import io.github.clerkjakarta.internal.json.JsonValues;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JWT that anyone may have written. Its claims may decide how it is verified and what the visitor is asked next. They
 * never let anyone in.
 */
public final class UnverifiedToken {
    /** Shared, because finding the provider takes a file search each time; the factory is thread-safe. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final String BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /**
     * The most characters of a token. Session tokens have 4 KB at most, because they must fit into a cookie; a handshake token contains two of
     * them.
     */
    public static final int LONGEST = 16 * 1024;

    private static final Pattern SCHEMES = Pattern.compile("(?i)https?://");

    /** A value of JSON with its place in a map or list, or a permission's name. */
    private static final long BYTES_OF_A_VALUE = 100;

    /**
     * The header read last: all tokens of an instance have the same. A stranger's replaces it, which costs one more reading
     * and nothing else.
     */
    private static volatile @Nullable Header lastHeader;

    private record Header(String text, JsonValue json) {}

    private final String text;
    private final JsonObject header;
    private final JsonObject payload;
    private final byte[] signature;
    private final boolean complete;

    /** The payload's final shape, once it was asked for. */
    private volatile @Nullable SessionClaims sessionClaims;

    /** The key whose signature of this text {@link SignatureCheck} has found good, or null. */
    private volatile @Nullable RSAPublicKey signer;

    UnverifiedToken(String text, JsonValue header, JsonValue payload, byte[] signature) {
        this.text = text;
        this.header = members(header);
        this.payload = members(payload);
        this.signature = signature;
        this.complete = header != JsonValue.NULL && payload != JsonValue.NULL;
    }

    /** Returns an empty object for JSON of another type: it is then refused for its missing members. */
    private static JsonObject members(JsonValue value) {
        return value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** Returns the token, or null if the text does not have the form of one. */
    public static @Nullable UnverifiedToken parse(String text) {
        if (isTooLong(text)) {
            return null;
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return null;
        }
        byte[] payload = decode(text.substring(first + 1, second));
        byte[] signature = decode(text.substring(second + 1));
        if (payload == null || signature == null) {
            return null;
        }
        JsonValue headerValue = header(text, first);
        JsonValue payloadValue = headerValue == null ? null : parseJson(payload);
        return headerValue == null || payloadValue == null
                ? null
                : new UnverifiedToken(text, headerValue, payloadValue, signature);
    }

    private static @Nullable JsonValue header(String token, int end) {
        Header known = lastHeader;
        if (known != null && known.text.length() == end && token.startsWith(known.text)) {
            return known.json;
        }
        String text = token.substring(0, end);
        byte[] decoded = decode(text);
        JsonValue json = decoded == null ? null : parseJson(decoded);
        if (json != null) {
            lastHeader = new Header(text, json);
        }
        return json;
    }

    /** Returns true if the text is longer than any token. It is refused without being decoded or sent to Clerk. */
    public static boolean isTooLong(String text) {
        return text.length() > LONGEST;
    }

    /** Returns true if neither part is JSON's null, at which Clerk's SDK gives up. */
    boolean isComplete() {
        return complete;
    }

    public String text() {
        return text;
    }

    JsonObject header() {
        return header;
    }

    JsonObject payload() {
        return payload;
    }

    byte[] signature() {
        return signature.clone();
    }

    /** Returns what a session token's payload says. It counts only in a {@link VerifiedToken}. */
    @Nullable
    SessionClaims sessionClaims() {
        SessionClaims known = sessionClaims;
        if (known == null) {
            known = SessionClaims.of(payload);
            sessionClaims = known;
        }
        return known;
    }

    /**
     * Returns about the bytes that the token takes, with what was made from it. Its length alone would say little: a claim of
     * brackets, or a role of many permissions, takes a hundred times as much.
     */
    long bytes() {
        long values = 0;
        // A loop: claims may be nested so deep that the parser has just managed to read them.
        Deque<JsonValue> left = new ArrayDeque<>(List.of(header, payload));
        while (!left.isEmpty()) {
            values++;
            JsonValue value = left.pop();
            if (value instanceof JsonObject object) {
                left.addAll(object.values());
            } else if (value instanceof JsonArray array) {
                left.addAll(array);
            }
        }
        SessionClaims claims = sessionClaims;
        long permissions = claims == null || claims.orgPermissions() == null
                ? 0
                : claims.orgPermissions().size();
        return 2L * text.length() + BYTES_OF_A_VALUE * (values + permissions);
    }

    /** Returns true if the signature was found good for this key before, whatever object it was then. */
    boolean isSignedBy(RSAPublicKey key) {
        RSAPublicKey known = signer;
        return known != null
                && known.getModulus().equals(key.getModulus())
                && known.getPublicExponent().equals(key.getPublicExponent());
    }

    /** Only {@link SignatureCheck} may say so. */
    void rememberSigner(RSAPublicKey key) {
        signer = key;
    }

    /** Returns the bytes that are signed. */
    byte[] signedContent() {
        return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns true if the token claims an issuer that is truthy in JavaScript. */
    public boolean claimsAnIssuer() {
        JsonValue issuer = payload.get("iss");
        return issuer != null
                && issuer != JsonValue.NULL
                && issuer != JsonValue.FALSE
                && !JsonValues.isText(issuer, "")
                && !(issuer instanceof JsonNumber number && number.doubleValue() == 0);
    }

    /** Returns true if the claimed issuer is this host, with {@code http://}, {@code https://} or no scheme. */
    public boolean claimsIssuer(String host) {
        // The usual spelling, without a regular expression. A host with a colon could itself have a scheme in it.
        boolean plain = host.indexOf(':') < 0 && JsonValues.isText(payload.get("iss"), "https://" + host);
        return plain
                || (payload.get("iss") instanceof JsonString issuer
                        && SCHEMES.matcher(issuer.getString()).replaceAll("").equals(host));
    }

    /** Returns seconds since 1970, or NaN if the claim is not a number. */
    public double claimedIssuedAt() {
        return claimedNumber("iat");
    }

    /** Returns seconds since 1970, or NaN if the claim is not a number. */
    public double claimedExpiry() {
        return claimedNumber("exp");
    }

    public @Nullable String claimedSessionId() {
        return payload.get("sid") instanceof JsonString sid && !sid.getString().isEmpty() ? sid.getString() : null;
    }

    /** Returns a token's name for logs: its id, or eight digits of its hash, never a part of it. */
    public static String nameOf(String text) {
        UnverifiedToken token = parse(text);
        if (token != null
                && token.payload.get("jti") instanceof JsonString id
                && id.getString().matches("[A-Za-z0-9_-]{1,64}")) {
            return "jti " + id.getString();
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256 " + HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Returns true if the token itself claims not to be a session token, but a machine's or a JWT template's. */
    public boolean claimsToBeNoSession() {
        return claimedMachineKind() != null || !CategoryHeader.mayBeSession(header.get("cat"));
    }

    /** Returns the kind of machine token that it claims to be, or null. A machine as the subject counts before the type. */
    @Nullable
    MachineKind claimedMachineKind() {
        if (JsonValues.startsWith(payload.get("sub"), "mch_")) {
            return MachineKind.M2M;
        }
        return isOAuthType(header.get("typ")) ? MachineKind.OAUTH : null;
    }

    /** Returns true if a {@code typ} header is that of an OAuth access token (RFC 9068). */
    static boolean isOAuthType(@Nullable JsonValue type) {
        return JsonValues.isText(type, "at+jwt") || JsonValues.isText(type, "application/at+jwt");
    }

    /** Returns the number as JavaScript compares it: null is 0, an absent or other value is NaN. */
    private double claimedNumber(String claim) {
        JsonValue value = payload.get(claim);
        if (value == JsonValue.NULL) {
            return 0;
        }
        return value instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public String toString() {
        return "UnverifiedToken(hidden)";
    }

    static @Nullable JsonValue parseJson(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonReader reader = READERS.createReader(new StringReader(withoutMark))) {
            return reader.readValue();
        } catch (RuntimeException | StackOverflowError notJson) {
            // Also for JSON nested too deep for the parser: each JSON provider reports that in its own way.
            return null;
        }
    }

    /**
     * Decodes base64url as in RFC 7515. Padding is tolerated, left-over bits are not: each token has only one spelling.
     */
    static byte @Nullable [] decode(String part) {
        int end = part.length();
        while (end > 0 && part.charAt(end - 1) == '=') {
            end--;
        }
        int leftOver = end % 4;
        if (leftOver == 1) {
            return null;
        }
        if (leftOver != 0) {
            int unused = leftOver == 2 ? 0b1111 : 0b11;
            int last = BASE64_URL.indexOf(part.charAt(end - 1));
            if (last < 0 || (last & unused) != 0) {
                return null;
            }
        }
        try {
            return Base64.getUrlDecoder().decode(part.substring(0, end));
        } catch (IllegalArgumentException otherCharacters) {
            return null;
        }
    }
}
