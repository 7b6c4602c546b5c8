package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.ClerkConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. */
public final class ConfigProblems {
    private final List<String> problems = new ArrayList<>();

    /**
     * A value that cannot be used.
     *
     * @param found what the property says, or a description where it is secret
     * @param expected what it should say, and an example
     */
    public void wrong(String property, String found, String expected) {
        problems.add(property + " is " + found + ". " + expected);
    }

    public void missing(String property, String expected) {
        problems.add(property + " is missing. " + expected);
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
