package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/configuration.md} is the list of {@link Setting}s; {@code -Dpage.write=true} writes it anew. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/reference/configuration.md");
    private static final String HEADING = "| property | default | meaning |\n|---|---|---|\n";

    @Test
    void listsEverySetting() throws IOException {
        String table = HEADING
                + Arrays.stream(Setting.values())
                        .map(it ->
                                "| `" + it.property() + "`" + (it.scope() == Setting.Scope.APPLICATION ? " (app)" : "")
                                        + " | " + it.otherwise() + " | " + it.meaning()
                                        + " Example: `" + it.example() + "` |\n")
                        .collect(Collectors.joining());
        String page = Files.readString(PAGE);
        String written = page.substring(page.indexOf(HEADING), page.indexOf("\n\n", page.indexOf(HEADING)) + 1);
        if (Boolean.getBoolean("page.write")) {
            Files.writeString(PAGE, page.replace(written, table));
            written = table;
        }

        assertThat(written).isEqualTo(table);
    }
}
