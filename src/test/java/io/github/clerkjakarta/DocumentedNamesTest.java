package io.github.clerkjakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the documents for maintainers to the code: a class that they name must exist, so that a rename cannot leave them behind. */
class DocumentedNamesTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w+)`");

    /** Types of the platform that the documents name, too. */
    private static final Set<String> FOREIGN = Set.of(
            "JsonWebToken",
            "NoClassDefFoundError",
            "ResourceInfo",
            "ServiceLoader",
            "ServletContainerInitializer",
            "ServletContext",
            "UriInfo");

    @Test
    void everyNamedClassExists() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path document : files("docs/internals", "docs/decisions", "CONTRIBUTING.md", "conformance/README.md")) {
            CLASS.matcher(Files.readString(document))
                    .results()
                    .map(it -> it.group(1))
                    .forEach(name -> unknown.add(document + ": " + name));
        }
        Set<String> classes = files("src", "emulator/src", "runtimes-it/src", "liberty-it/src").stream()
                .map(it -> it.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        unknown.removeIf(it -> {
            String name = it.substring(it.lastIndexOf(' ') + 1);
            return classes.contains(name) || FOREIGN.contains(name);
        });

        assertThat(unknown).isEmpty();
    }

    private static List<Path> files(String... roots) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> below = Files.walk(Path.of(root))) {
                below.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }
}
