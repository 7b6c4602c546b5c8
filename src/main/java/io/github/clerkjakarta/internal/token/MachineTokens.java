package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.backend.MachineKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells machines' tokens from users', by what they look like. It decides who is asked about a token, never whether it is
 * good.
 */
public final class MachineTokens {
    private static final Pattern JWT = Pattern.compile("[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]+");

    private MachineTokens() {}

    /** The machines' kind that a token looks like; null: a session's, or nothing known. */
    public static @Nullable MachineKind kindOf(String token) {
        UnverifiedToken jwt = isJwt(token) ? UnverifiedToken.parse(token) : null;
        if (token.startsWith("mt_") || (jwt != null && jwt.claimsAMachine())) {
            return MachineKind.M2M;
        }
        if (token.startsWith("oat_")
                || (jwt != null && UnverifiedToken.isOAuthType(jwt.header().get("typ")))) {
            return MachineKind.OAUTH;
        }
        return token.startsWith("ak_") ? MachineKind.API_KEY : null;
    }

    /**
     * The kind as which a token is verified.
     *
     * @param kind what it looks like
     */
    public static MachineKind verifiedAs(MachineKind kind, String token) {
        if (!isJwt(token)) {
            return kind;
        }
        // As Clerk's SDK has it: what has a JWT's form is one, whatever it begins with.
        return kindOfJwt(UnverifiedToken.parse(token));
    }

    /** @param jwt null: it cannot be read */
    static MachineKind kindOfJwt(@Nullable UnverifiedToken jwt) {
        return jwt == null || jwt.claimsAMachine() ? MachineKind.M2M : MachineKind.OAUTH;
    }

    static boolean isJwt(String token) {
        return !UnverifiedToken.isTooLong(token) && JWT.matcher(token).matches();
    }
}
