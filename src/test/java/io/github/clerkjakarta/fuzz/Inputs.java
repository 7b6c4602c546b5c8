package io.github.clerkjakarta.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of named inputs: {@code ## name}, perhaps {@code => outcome}, then the input's lines. The last line end is not part of it.
 * Characters that an editor would not show are written as in Java: {@code \u0000}.
 */
record Inputs(List<Input> all) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** @param outcome empty if any is right */
    record Input(String name, String outcome, String text) {}

    static Inputs of(String name) {
        return read(file("/fuzz/" + name + ".txt"));
    }

    static Inputs read(String file) {
        List<Input> all = new ArrayList<>();
        for (String section : file.split("(?m)^## ")) {
            if (!section.isEmpty()) {
                String[] parts = section.split("\n", 2);
                String[] heading = parts[0].split(" => ", 2);
                String text = parts[1].replaceFirst("\n+$", "");
                all.add(new Input(heading[0], heading.length == 1 ? "" : heading[1], unescaped(text)));
            }
        }
        return new Inputs(all);
    }

    List<String> texts() {
        return all.stream().map(Input::text).toList();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(it.group(1), 16))));
    }

    /** Writes a text so that {@link #read} reads it again: a line end at the end, which a file loses, and a backslash are escaped, too. */
    static String escaped(String text) {
        StringBuilder written = new StringBuilder();
        String shown = text.replaceFirst("\n+$", "");
        shown.chars()
                .forEach(c -> written.append(
                        c == '\n' || c == '\u00ab' || c == '\u00bb' || (c >= ' ' && c < 0x7F && c != '\\')
                                ? String.valueOf((char) c)
                                : "\\u%04x".formatted(c)));
        return written.append("\\u000a".repeat(text.length() - shown.length())).toString();
    }

    private static String file(String name) {
        try (InputStream in = Objects.requireNonNull(Inputs.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
