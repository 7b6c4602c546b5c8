package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/howto/routes.md} lists the steps of {@link Door}; {@code -Dpage.write=true} writes it anew.
 */
class DoorPageTest {
    private static final Path PAGE = Path.of("docs/howto/routes.md");
    private static final String BEGIN = "<!-- door: begin -->\n";
    private static final String END = "<!-- door: end -->";

    @Test
    void listsEveryStepInItsOrder() throws IOException {
        String table = "| check | why here |\n|---|---|\n"
                + Stream.of(
                                rows(Door.ENTERING),
                                List.of("| **from here on `Auth` is available** | |"),
                                rows(Door.CHECKING))
                        .flatMap(List::stream)
                        .collect(Collectors.joining("\n", "", "\n"));
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String written = page.substring(begin, end);
        if (Boolean.getBoolean("page.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
            written = table;
        }

        assertThat(written).isEqualTo(table);
    }

    private static List<String> rows(List<? extends Door.Step<?>> steps) {
        return steps.stream()
                .map(it -> "| " + it.what() + " | " + it.reason() + " |")
                .toList();
    }
}
