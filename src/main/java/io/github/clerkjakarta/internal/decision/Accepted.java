package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.TokenType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The kinds of token that will do.
 *
 * @param several whether it is said as a choice: Clerk's SDK answers a wrong token otherwise where one kind alone is named
 */
public record Accepted(Set<TokenType> kinds, boolean several) {
    private static final Accepted SESSION = new Accepted(EnumSet.of(TokenType.SESSION), false);

    /** This kind alone. */
    public static Accepted only(TokenType kind) {
        return kind == TokenType.ANY
                ? new Accepted(EnumSet.complementOf(EnumSet.of(TokenType.ANY)), true)
                : new Accepted(EnumSet.of(kind), false);
    }

    /** One of these. */
    public static Accepted oneOf(Set<TokenType> kinds) {
        return kinds.contains(TokenType.ANY) ? only(TokenType.ANY) : new Accepted(kinds, true);
    }

    /** What all of the protections accept. */
    static Accepted byAll(List<Protection> protections) {
        Accepted common = only(TokenType.ANY);
        for (Protection protection : protections) {
            Set<TokenType> named = protection.getAccepted();
            if (named.equals(SESSION.kinds) && common.kinds.contains(TokenType.SESSION)) {
                // So for nearly every request.
                common = SESSION;
                continue;
            }
            Set<TokenType> kinds = EnumSet.noneOf(TokenType.class);
            kinds.addAll(common.kinds);
            kinds.retainAll(named.contains(TokenType.ANY) ? only(TokenType.ANY).kinds : named);
            common = new Accepted(kinds, kinds.size() > 1);
        }
        return common;
    }

    /** Whether there is a kind that all of the protections accept. */
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
