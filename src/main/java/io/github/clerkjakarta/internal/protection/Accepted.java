package io.github.clerkjakarta.internal.protection;

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
    public Accepted {
        kinds = Set.copyOf(kinds);
    }

    private static final Accepted SESSION = new Accepted(EnumSet.of(TokenType.SESSION), false);
    private static final Accepted ANY = new Accepted(EnumSet.complementOf(EnumSet.of(TokenType.ANY)), true);

    /** This kind alone. */
    public static Accepted only(TokenType kind) {
        return kind == TokenType.ANY ? ANY : new Accepted(EnumSet.of(kind), false);
    }

    /** One of these. */
    public static Accepted oneOf(Set<TokenType> kinds) {
        return kinds.contains(TokenType.ANY) ? ANY : new Accepted(kinds, true);
    }

    /** What all of the protections accept. */
    static Accepted byAll(List<Protection> protections) {
        if (protections.stream().allMatch(it -> it.getAccepted().equals(SESSION.kinds))) {
            // So for nearly every request.
            return SESSION;
        }
        Set<TokenType> common = EnumSet.copyOf(ANY.kinds);
        for (Protection protection : protections) {
            if (!protection.getAccepted().contains(TokenType.ANY)) {
                common.retainAll(protection.getAccepted());
            }
        }
        return new Accepted(common, common.size() > 1);
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
