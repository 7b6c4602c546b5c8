package io.github.clerkjakarta.it;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reasons why Open Liberty did not start an application, from its log. */
record Refusals(boolean isRefused, Set<String> sentences, String text) {
    private static final Pattern ENTRY_BEGINS = Pattern.compile("(?m)^\\[\\d");
    /** If there are several, each is a line of its own. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?m)(?:^ - |weld\\.exceptions\\.DeploymentException: (?!\\d+ mistakes))(.*)$");

    static Refusals of(String log, String application) {
        Matcher refusal = Pattern.compile("CWWKZ000[24]E[^\\n]* application " + Pattern.quote(application) + "\\. ")
                .matcher(log);
        if (!refusal.find()) {
            return new Refusals(false, Set.of(), "");
        }
        Matcher next = ENTRY_BEGINS.matcher(log);
        String text = log.substring(refusal.start(), next.find(refusal.end()) ? next.start() : log.length());
        Set<String> sentences = new TreeSet<>();
        Matcher sentence = SENTENCE.matcher(text);
        while (sentence.find()) {
            sentences.add(sentence.group(1).strip());
        }
        return new Refusals(true, sentences, text);
    }

    /** Returns the text without stack traces. */
    String summary() {
        return text.lines().filter(it -> !it.startsWith("\tat ")).collect(java.util.stream.Collectors.joining("\n"));
    }
}
