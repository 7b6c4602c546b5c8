package io.github.clerkjakarta.internal.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several values in one property, separated by blanks or commas.
 *
 * @param values as written; empty if the text is no such list
 * @param rightText the text as such a list, or null if it is one
 */
record ValueList(List<String> values, @Nullable String rightText) {

    private static final String QUOTE_OR_OTHER_SEPARATOR = "[\"'`;|]|\\\\[nrt]";

    /** Brackets other than those of an IPv6 address. */
    private static final String JSON_LIST = "^\\[(?![0-9A-Fa-f:.]+])|(?<!\\[[0-9A-Fa-f:.]{1,60})]";

    private static final String EMPTY_VALUE = "^\\s*,|,\\s*,|,\\s*$";

    /** Characters that no value can contain. */
    private static final Pattern OTHER_SYNTAX =
            Pattern.compile(String.join("|", QUOTE_OR_OTHER_SEPARATOR, JSON_LIST, EMPTY_VALUE));

    static ValueList of(String text) {
        if (!OTHER_SYNTAX.matcher(text).find()) {
            return new ValueList(separated(text, "[,\\s]+").toList(), null);
        }
        String right = separated(text, "(?:[,\\s\"'`;|]|\\\\[nrt])+")
                .map(it -> it.matches("\\[[0-9A-Fa-f:.]+](:[0-9]+)?") ? it : it.replaceAll("^\\[|]$", ""))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
        return new ValueList(List.of(), right);
    }

    /** Returns the text without brackets, quotes and separators around it. */
    static String bare(String text) {
        ValueList list = of(text);
        return list.rightText == null || list.rightText.contains(" ") ? text : list.rightText;
    }

    private static Stream<String> separated(String text, String separators) {
        return Stream.of(text.split(separators)).filter(it -> !it.isEmpty());
    }
}
