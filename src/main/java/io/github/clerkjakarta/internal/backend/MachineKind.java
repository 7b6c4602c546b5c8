package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.TokenType;

/** The kinds of token that machines have: {@link TokenType} without sessions, about which the Backend API's machine part knows nothing. */
public enum MachineKind {
    M2M(TokenType.M2M),
    OAUTH(TokenType.OAUTH),
    API_KEY(TokenType.API_KEY);

    private final TokenType tokenType;

    MachineKind(TokenType tokenType) {
        this.tokenType = tokenType;
    }

    /** Returns the kind's name for applications. */
    public TokenType tokenType() {
        return tokenType;
    }
}
