package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.ClerkConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects mistakes, so that all of them are reported at once. */
public final class ConfigProblems {
    /** A password in a URL. */
    private static final Pattern USER = Pattern.compile("(?<=//|^)[^/?#@\\s]*@");

    /** A secret in the wrong property. */
    private static final Pattern KEY = Pattern.compile("\\b((sk_(test|live)|ak|mt|oat)_)[\\x21-\\x7e]*");

    private final List<String> problems = new ArrayList<>();

    /**
     * Adds a value that cannot be used.
     *
     * @param found the property's value, or a description if it is secret
     * @param expected the expected value, and an example
     */
    public void wrong(String property, String found, String expected) {
        problems.add(property + " is " + found + ". " + expected);
    }

    /**
     * Adds a value that has to be spelled differently.
     *
     * @param right the right spelling; null if it is unknown
     */
    void misspelled(Setting setting, String text, String expected, @Nullable String right) {
        String advice = "";
        if (Spelling.isInternational(text)) {
            advice = " Write the host as browsers send it, xn--... in place of letters that are not ASCII.";
        } else if (right != null && !right.isEmpty() && !right.equals(text)) {
            advice = " Write " + shown(right) + " instead.";
        }
        wrong(setting.property(), quoted(text), expected + advice);
    }

    /** Quotes a value; possible passwords and keys are replaced by dots. */
    public static String quoted(String text) {
        return "\"" + shown(text) + "\"";
    }

    private static String shown(String text) {
        return USER.matcher(KEY.matcher(text).replaceAll("$1...")).replaceAll("...@");
    }

    public void missing(String property, String expected) {
        problems.add(property + " is missing. " + expected);
    }

    /** Adds a complete sentence. */
    public void add(String sentence) {
        problems.add(sentence);
    }

    void addAll(ConfigProblems others) {
        problems.addAll(others.problems);
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public ClerkConfigurationException exception() {
        String heading = problems.size() == 1
                ? "Clerk's configuration has a mistake:"
                : "Clerk's configuration has " + problems.size() + " mistakes:";
        return new ClerkConfigurationException(heading + "\n - " + String.join("\n - ", problems));
    }
}
