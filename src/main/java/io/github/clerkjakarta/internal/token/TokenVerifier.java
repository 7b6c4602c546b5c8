package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.json.JsonValues;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.token.TokenResult.Verified;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Clerk's tokens: form, key, header, signature, and only then claims, so that a forger learns nothing about
 * the configuration.
 *
 * @see <a href="https://clerk.com/docs/guides/sessions/manual-jwt-verification">Clerk: manual JWT verification</a>
 */
public final class TokenVerifier {
    private final SigningKeys keys;
    private final ClaimRules rules;
    private final Duration skew;
    private final SeenTokens seen;
    private final Clock clock;

    /** @param seen keeps the accepted tokens */
    public TokenVerifier(ClerkConfig config, SigningKeys keys, SeenTokens seen, Clock clock) {
        this.keys = keys;
        this.seen = seen;
        this.rules = new ClaimRules(
                config.tokens().audience(),
                config.tokens().authorizedParties(),
                config.tokens().issuers());
        this.skew = config.tokens().clockSkew();
        this.clock = clock;
    }

    /** Verifies a session token; null is refused as malformed. */
    public TokenResult verify(@Nullable UnverifiedToken token) {
        if (token == null) {
            return malformed();
        }
        TokenResult result = verify(token, skew);
        if (result instanceof Verified) {
            seen.keep(token);
        }
        return result;
    }

    /** Verifies a session token with another tolerance than the configured one. */
    public TokenResult verify(UnverifiedToken token, Duration tolerance) {
        if (!token.isComplete()) {
            return new Refused(AuthReason.UNEXPECTED_ERROR, "");
        }
        if (CategoryHeader.isMachine(token.header().get("cat"))) {
            return new Refused(AuthReason.TOKEN_INVALID, "This is a machine token, not a session token.");
        }
        Refused unsigned = SignatureCheck.of(token, keys);
        if (unsigned != null) {
            return unsigned;
        }
        Refused refused = rules.check(token.payload(), clock.millis(), tolerance.toMillis());
        return refused != null ? refused : new Verified(new VerifiedToken(token));
    }

    /**
     * Verifies a handshake token and returns its directives: the cookies that Clerk sets through this application.
     * Clerk's SDK checks only header and signature. We also check exp and nbf if they are present, so that a stolen
     * handshake does not work for ever.
     */
    public HandshakeResult verifyHandshake(String text, Duration tolerance) {
        UnverifiedToken token = UnverifiedToken.parse(text);
        if (token == null) {
            return new HandshakeResult.Rejected(malformed());
        }
        Refused refused = SignatureCheck.of(token, keys);
        if (refused == null && !CategoryHeader.mayBeSession(token.header().get("cat"))) {
            // A template's token is signed with the same key, and its author chooses its claims.
            refused = new Refused(AuthReason.TOKEN_INVALID, "This is not a handshake token.");
        }
        if (refused == null) {
            refused = checkLifetime(token.payload(), tolerance);
        }
        return refused != null
                ? new HandshakeResult.Rejected(refused)
                : new HandshakeResult.Accepted(
                        JsonValues.textsOfList(token.payload().get("handshake")));
    }

    /** The result of verifying a handshake token. */
    public sealed interface HandshakeResult {
        <T> T match(Function<? super Accepted, ? extends T> accepted, Function<? super Rejected, ? extends T> rejected);

        /** @param setCookies Set-Cookie lines, not yet looked at */
        record Accepted(List<String> setCookies) implements HandshakeResult {
            @Override
            public <T> T match(
                    Function<? super Accepted, ? extends T> accepted,
                    Function<? super Rejected, ? extends T> rejected) {
                return accepted.apply(this);
            }
        }

        record Rejected(Refused why) implements HandshakeResult {
            @Override
            public <T> T match(
                    Function<? super Accepted, ? extends T> accepted,
                    Function<? super Rejected, ? extends T> rejected) {
                return rejected.apply(this);
            }
        }
    }

    private @Nullable Refused checkLifetime(JsonObject payload, Duration tolerance) {
        double earliest = clock.millis() - (double) tolerance.toMillis();
        double latest = clock.millis() + (double) tolerance.toMillis();
        if (payload.get("exp") instanceof JsonNumber exp && exp.doubleValue() * 1000 <= earliest) {
            return new Refused(AuthReason.TOKEN_EXPIRED, "The handshake token is expired.");
        }
        if (payload.get("nbf") instanceof JsonNumber nbf && nbf.doubleValue() * 1000 > latest) {
            return new Refused(AuthReason.TOKEN_NOT_ACTIVE_YET, "The handshake token is not active yet.");
        }
        return null;
    }

    private static Refused malformed() {
        return new Refused(
                AuthReason.TOKEN_INVALID,
                "This is not a JWT: three parts of base64url, separated by dots, of at most 16 KB together are expected.");
    }
}
