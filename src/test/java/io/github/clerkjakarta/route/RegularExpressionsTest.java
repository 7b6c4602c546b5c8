package io.github.clerkjakarta.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A regular expression such as {@code /+$} is tried from each character on: on a long row of slashes it takes quadratic
 * time. Text from clients must not be searched like that.
 */
class RegularExpressionsTest {
    private static final Pattern SEARCH_FOR_AN_END = Pattern.compile("replace(?:First|All)\\(\\s*\"[^\"]*[+*]\\)*\\$");

    /** These read the configuration, annotations, or a host, which has 253 characters at most. */
    private static final Set<String> NOT_OF_CLIENTS = Set.of(
            "AddressSettings",
            "BackendHttp",
            "ClerkConfig",
            "ContextRoots",
            "Copies",
            "OfficialClientExtension",
            "OriginPattern",
            "PublishableKey",
            "Spelling");

    @Test
    void nothingOfAClientIsSearchedForAnEnd() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> !it.toString().contains("deployment"))
                    .toList();
            for (Path source : sources) {
                if (SEARCH_FOR_AN_END.matcher(Files.readString(source)).find()) {
                    found.add(source.getFileName().toString().replace(".java", ""));
                }
            }
        }

        found.removeAll(NOT_OF_CLIENTS);
        assertThat(found).isEmpty();
    }
}
