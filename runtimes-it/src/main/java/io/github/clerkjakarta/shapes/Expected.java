package io.github.clerkjakarta.shapes;

import java.util.regex.Pattern;

/** What must come of a cell. */
public sealed interface Expected {
    /**
     * Nobody but an administrator sees the secret.
     *
     * @param nobody the status without a user
     * @param member the status of a user without the role
     * @param admin the status of a user with it: 200, or 403 with {@code @DenyAll}
     */
    record Enforced(int nobody, int member, int admin) implements Expected {}

    /**
     * The deployment fails.
     *
     * @param name what its sentence names: a class or {@code class.member}; {@code *} is any class of the cell, for
     *     the rules do not say whether an inherited member is named by the class that has or that declares it
     * @param phrase a part of its sentence; empty: the rules prescribe none
     */
    record Refused(String name, String phrase) implements Expected {
        public boolean isSaidBy(String sentence) {
            String pattern = Pattern.quote(name).replace("*", "\\E[\\w$.]+\\Q") + "\\b";
            return sentence.contains(phrase)
                    && Pattern.compile(pattern).matcher(sentence).find();
        }
    }

    /** Documented to be otherwise; the reason is one of a fixed list. */
    record Listed(String reason, Seen seen) implements Expected {}

    enum Seen {
        /** It is deployed, and no request leads to it. */
        DEPLOYED,
        /** Everybody sees the secret. */
        OPEN,
        /** Everybody is answered 500. */
        ERROR
    }
}
