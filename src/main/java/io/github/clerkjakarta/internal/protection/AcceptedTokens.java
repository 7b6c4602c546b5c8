package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.TokenType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The accepted kinds of token.
 *
 * @param several true if they are given as a choice: Clerk's SDK then answers a wrong token differently
 */
public record AcceptedTokens(Set<TokenType> kinds, boolean several) {
    public AcceptedTokens {
        kinds = Set.copyOf(kinds);
    }

    private static final AcceptedTokens SESSION = new AcceptedTokens(EnumSet.of(TokenType.SESSION), false);

    /** Returns an acceptance of this kind alone. */
    public static AcceptedTokens only(TokenType kind) {
        return new AcceptedTokens(EnumSet.of(kind), false);
    }

    /** Returns an acceptance of each of these kinds. */
    public static AcceptedTokens oneOf(Set<TokenType> kinds) {
        return new AcceptedTokens(kinds, true);
    }

    /** Returns the kinds that all of the protections accept. */
    static AcceptedTokens byAll(List<Protection> protections) {
        if (protections.stream().allMatch(it -> it.getAccepted().equals(SESSION.kinds))) {
            // The result for nearly every request.
            return SESSION;
        }
        Set<TokenType> common = EnumSet.allOf(TokenType.class);
        protections.forEach(it -> common.retainAll(it.getAccepted()));
        return new AcceptedTokens(common, common.size() > 1);
    }

    /** Returns true if there is a kind that all of the protections accept. */
    public static boolean isPossible(List<Protection> protections) {
        return !byAll(protections).kinds.isEmpty();
    }

    boolean isSessionAlone() {
        return !several && kinds.equals(SESSION.kinds);
    }

    boolean contains(TokenType kind) {
        return kinds.contains(kind);
    }
}
