package io.github.clerkjakarta;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds a case to a closed set of outcomes is told by the compiler, or here, who has to answer it. */
class SealedTypesTest {
    private static final List<Class<?>> SEALED = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("io.github.clerkjakarta").stream()
                    .map(JavaClass::reflect)
                    .<Class<?>>map(it -> it)
                    .filter(Class::isSealed)
                    .toList();

    /** The cases of sets without a match. Before you add one here, look at every {@code instanceof} of the others. */
    private static final Map<String, String> READ_CASE_BY_CASE = new TreeMap<>(Map.of(
            // Of applications: each kind has methods of its own.
            "Caller", "Machine UserSession",
            "Machine", "ApiKey M2M OAuth",
            // ReplyTest has an example of each.
            "ProtectionException",
                    "Answer Forbidden MachineUnauthorized NotFound Redirect ReverificationNeeded Unauthorized Unavailable",
            // Its token is read, which each case says.
            "Credential", "Bearer None SessionCookie",
            // Of a primary there is nothing to read.
            "Deployment", "Primary Satellite",
            // Each answers by itself.
            "Test", "Asked ManyRoutes Regex Route",
            "PageAddress", "Absolute FromContextRoot FromOrigin"));

    @Test
    void everyCaseIsRead() {
        Map<String, String> unmatched = new TreeMap<>();
        SEALED.stream()
                .filter(type -> Arrays.stream(type.getMethods())
                        .noneMatch(method -> method.getName().equals("match")))
                .forEach(type -> unmatched.put(
                        type.getSimpleName(),
                        Arrays.stream(type.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .sorted()
                                .collect(joining(" "))));

        assertThat(unmatched).isEqualTo(READ_CASE_BY_CASE);
    }

    /** A cast says that no other case is left, and nothing checks it. */
    @Test
    void noCaseIsCastTo() throws IOException {
        Pattern cast = Pattern.compile("\\((?:\\w+\\.)*(?:"
                + SEALED.stream()
                        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                        .map(Class::getSimpleName)
                        .collect(joining("|"))
                + ")\\) ?[a-z(]");
        List<String> casts = new ArrayList<>();
        try (Stream<Path> files = sources()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file)
                        .lines()
                        .filter(line -> cast.matcher(line).find())
                        .forEach(line -> casts.add(file.getFileName() + ": " + line.strip()));
            }
        }

        assertThat(casts).isEmpty();
    }

    private static Stream<Path> sources() throws IOException {
        return Stream.concat(Files.walk(Path.of("src/main/java")), Files.walk(Path.of("emulator/src/main/java")));
    }
}
