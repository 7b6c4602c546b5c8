package io.github.clerkjakarta.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.clerkjakarta.conformance.Run.Result;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Answers every request of {@code conformance/cases} as the library does and compares with what Clerk's official SDK decided, in
 * {@code conformance/expected}. CONTRIBUTING.md says how to run it on other cases.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private Run run;

    @BeforeAll
    void cases() throws IOException {
        run = new Run(
                Path.of(property("conformance.dir", "conformance")), property("conformance.areas", Run.DEFAULT_AREAS));
    }

    @AfterAll
    void summary() throws IOException {
        List<Result> results = run.results();
        String file = property("conformance.out", "");
        if (!file.isEmpty()) {
            Files.writeString(
                    Path.of(file),
                    results.stream()
                            .map(it -> it.outcome().toString())
                            .collect(Collectors.joining(",\n", "[\n", "\n]\n")));
        }
        run.close();
        System.out.println(Run.summary(results));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheOfficialSdk() {
        assertThat(run.cases()).isNotEmpty();
        return run.cases().stream()
                .map(one -> DynamicTest.dynamicTest(name(one), () -> {
                    Result result = run.result(one);
                    if (!result.unexplained().isEmpty()) {
                        fail(one.getString("id") + " differs from the official SDK.\n  "
                                + String.join("\n  ", result.unexplained()));
                    }
                }));
    }

    private static String name(JsonObject one) {
        return one.getString("id") + " " + one.getString("desc", "");
    }

    /** A rule that excuses more than it should would hide a mistake: a change of these numbers needs a reason. */
    @Test
    void theDifferencesOnPurposeAreCounted() throws IOException {
        String counts = Counts.of(run.results());
        if (!property("conformance.dir", "").isEmpty()
                || !property("conformance.areas", "").isEmpty()) {
            System.out.print(counts);
            return;
        }
        if (Boolean.getBoolean("counts.write")) {
            Counts.write(counts);
        }
        assertThat(counts)
                .as("conformance/on-purpose.txt; -Dcounts.write=true writes it")
                .isEqualTo(Counts.expected());
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
