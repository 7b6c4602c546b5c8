package io.github.clerkjakarta.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The doc comments of {@link Options.Builder} are the {@link Setting}s' texts; {@code -Dpage.write=true} writes them. */
class OptionsDocTest {
    private static final Path SOURCE = Path.of("src/main/java/io/github/clerkjakarta/tenant/Options.java");
    private static final Pattern SETTER = Pattern.compile(
            "(?s)( {8}/\\*\\*(?:(?!\\*/).)*\\*/\n)?( {8}public Builder [^\n]+\n +return set\\(\"([^\"]+)\")");
    private static final int WIDTH = 120;

    @Test
    void aSettersDocIsItsSettings() throws IOException {
        String source = Files.readString(SOURCE);
        String expected = SETTER.matcher(source)
                .replaceAll(setter -> Matcher.quoteReplacement(
                        doc(setting(setter.group(3)), setter.group(2).contains("String...")) + setter.group(2)));
        if (Boolean.getBoolean("page.write")) {
            Files.writeString(SOURCE, expected);
            source = expected;
        }

        assertThat(source).isEqualTo(expected);
    }

    private static Setting setting(String name) {
        return Arrays.stream(Setting.values())
                .filter(it -> it.property().equals("clerk." + name))
                .findFirst()
                .orElseThrow();
    }

    /** The keys that belong to a publishable key: options with one of their own do not get them from the configuration. */
    private static final Set<Setting> KEYS =
            EnumSet.of(Setting.SECRET_KEY, Setting.MACHINE_SECRET_KEY, Setting.JWT_KEY);

    /** @param several true if the setter takes several values as arguments */
    private static String doc(Setting setting, boolean several) {
        String example = several ? "\"" + setting.example().replace(" ", "\", \"") + "\"" : setting.example();
        boolean required = setting.defaultText().equals("required");
        return "        /**\n"
                + lines("Sets `" + setting.property() + "`. "
                        + setting.meaning().replaceAll(" Separate [^.]*\\.", ""))
                + "         *\n"
                + lines("<p>Default: the configuration's value"
                        + (KEYS.contains(setting) ? " if no publishable key is set here" : "")
                        + (required ? "" : ", otherwise " + setting.defaultText()) + ". Example: `" + example + "`.")
                + "         */\n";
    }

    private static String lines(String markdown) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder("         *");
        for (String word : markdown.replaceAll("`([^`]*)`", "{@code $1}").split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append('\n');
                line = new StringBuilder("         *");
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
