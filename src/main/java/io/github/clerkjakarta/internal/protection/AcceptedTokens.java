package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.TokenType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The kinds of token that a protection accepts. */
public record AcceptedTokens(Set<TokenType> kinds) {
    private static final AcceptedTokens SESSION = new AcceptedTokens(EnumSet.of(TokenType.SESSION));

    public AcceptedTokens {
        kinds = Set.copyOf(kinds);
    }

    /** Returns the kinds that all of the protections accept. */
    static AcceptedTokens byAll(List<Protection> protections) {
        for (Protection protection : protections) {
            if (!protection.getAccepted().equals(SESSION.kinds)) {
                return common(protections);
            }
        }
        // The result for nearly every request.
        return SESSION;
    }

    private static AcceptedTokens common(List<Protection> protections) {
        Set<TokenType> common = EnumSet.allOf(TokenType.class);
        protections.forEach(it -> common.retainAll(it.getAccepted()));
        return new AcceptedTokens(common);
    }

    /** Returns true if there is a kind that all of the protections accept. */
    public static boolean isPossible(List<Protection> protections) {
        return !byAll(protections).kinds.isEmpty();
    }

    boolean isSessionAlone() {
        return kinds.equals(SESSION.kinds);
    }

    boolean contains(TokenType kind) {
        return kinds.contains(kind);
    }
}
