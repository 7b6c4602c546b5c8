package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenType;
import org.jspecify.annotations.Nullable;

/** The kinds of machine token, about which the Backend API can be asked. */
public enum MachineKind {
    M2M(TokenType.M2M, "mt_"),
    OAUTH(TokenType.OAUTH, "oat_"),
    API_KEY(TokenType.API_KEY, "ak_");

    private final TokenType tokenType;
    private final String prefix;

    MachineKind(TokenType tokenType, String prefix) {
        this.tokenType = tokenType;
        this.prefix = prefix;
    }

    /** Returns the kind of an opaque token, or null if it is not a machine's. */
    public static @Nullable MachineKind byPrefix(String token) {
        for (MachineKind kind : values()) {
            if (token.startsWith(kind.prefix)) {
                return kind;
            }
        }
        return null;
    }

    /** Returns the kind's name for applications. */
    public TokenType tokenType() {
        return tokenType;
    }
}
