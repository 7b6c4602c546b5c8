package io.github.clerkjakarta.shapes;

import java.util.regex.Pattern;

/** The required outcome of a cell. */
public sealed interface Expected {
    /**
     * Only an administrator sees the secret.
     *
     * @param nobody the status without a user
     * @param member the status of a user without the role
     * @param admin the status of a user with it: 200, or 403 with {@code @DenyAll}
     */
    record Enforced(int nobody, int member, int admin) implements Expected {}

    /**
     * The deployment fails.
     *
     * @param name the class or {@code class.member} in the message; {@code *} is any class of the cell, because the
     * rules leave open which class names an inherited member: the one that has it or the one that declares it
     * @param phrase a part of the message; empty if the rules prescribe none
     */
    record Refused(String name, String phrase) implements Expected {
        public boolean isSaidBy(String sentence) {
            String pattern = Pattern.quote(name).replace("*", "\\E[\\w$.]+\\Q") + "\\b";
            return sentence.contains(phrase)
                    && Pattern.compile(pattern).matcher(sentence).find();
        }
    }

    /** Documented as an exception; the reason is one of a fixed list. */
    record Listed(String reason, Seen seen) implements Expected {}

    enum Seen {
        /** It is deployed, and no request leads to it. */
        DEPLOYED,
        /** Every caller sees the secret. */
        OPEN,
        /** Every caller is answered 500. */
        ERROR
    }
}
