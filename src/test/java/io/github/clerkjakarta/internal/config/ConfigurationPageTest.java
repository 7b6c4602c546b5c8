package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/reference/configuration.md} are the {@link Setting}s; {@code -Dpage.write=true} writes them. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/reference/configuration.md");
    private static final String BEGIN = "<!-- settings: begin -->\n";
    private static final String END = "<!-- settings: end -->\n";

    @Test
    void listsEverySetting() throws IOException {
        String sections = Arrays.stream(Setting.Topic.values())
                .map(ConfigurationPageTest::section)
                .collect(Collectors.joining("\n"));
        String page = Files.readString(PAGE);
        String written = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
        if (Boolean.getBoolean("page.write")) {
            Files.writeString(PAGE, page.replace(BEGIN + written, BEGIN + sections));
            written = sections;
        }

        assertThat(written).isEqualTo(sections);
    }

    private static String section(Setting.Topic topic) {
        return "## " + topic.title() + (topic.scope() == Setting.Scope.APPLICATION ? " (per application)" : "")
                + "\n\n| property | default | meaning |\n|---|---|---|\n"
                + Arrays.stream(Setting.values())
                        .filter(it -> it.topic() == topic)
                        .map(it -> "| `" + it.property() + "` | " + it.defaultText() + " | " + it.meaning()
                                + " Example: `" + it.example() + "` |\n")
                        .collect(Collectors.joining());
    }
}
