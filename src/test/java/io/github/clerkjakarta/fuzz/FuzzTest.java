package io.github.clerkjakarta.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.fuzz.Inputs.Input;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tries inputs that strangers could send: some thousands in every build, half of them the same ones every time. For more:
 * {@code mvn -Pfuzz test -Dfuzz.seconds=600}, which tries that many seconds for each target.
 */
class FuzzTest {
    private static final int IN_EVERY_BUILD = 500;
    private static final long ALWAYS = 20261128;

    private static List<Target> targets;

    @BeforeAll
    static void open() {
        targets = List.of(
                new UrlTarget(),
                new HostTarget(),
                new CookieTarget(),
                new TokenTarget(),
                new RouteTarget(),
                new RequestTarget());
    }

    @AfterAll
    static void close() {
        targets.forEach(Target::close);
    }

    @TestFactory
    Stream<DynamicTest> knownInputs() {
        return targets.stream()
                .flatMap(target -> Inputs.of(target.name()).all().stream()
                        .map(input -> DynamicTest.dynamicTest(
                                target.name() + ": " + input.name(), () -> readAsExpected(target, input))));
    }

    private static void readAsExpected(Target target, Input input) {
        String outcome = target.read(input.text());

        assertThat(outcome).contains(input.outcome());
    }

    /** A finding is written into a file by hand, and must be found there again. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a\n", "a\n\n", "\n", "a\\u0041", "a\\", "\u00e9\ud800\u0000", "\u00abgood\u00bb", "a\n b"})
    void anInputIsReadAsItWasWritten(String text) {
        assertThat(Inputs.read("## name\n" + Inputs.escaped(text) + "\n").texts())
                .containsExactly(text);
    }

    @TestFactory
    Stream<DynamicTest> theSameChangedInputsEveryTime() {
        return targets.stream()
                .map(target -> DynamicTest.dynamicTest(
                        target.name(),
                        () -> new Fuzzing(target, ALWAYS).run(executions -> executions < IN_EVERY_BUILD)));
    }

    @TestFactory
    Stream<DynamicTest> newChangedInputs() {
        Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", 0));
        return targets.stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    Fuzzing fuzzing = new Fuzzing(target, new Random().nextLong());
                    long end = System.nanoTime() + time.toNanos();
                    fuzzing.run(executions -> time.isZero()
                            ? executions < IN_EVERY_BUILD
                            : executions % 100 != 0 || System.nanoTime() < end);
                    System.out.println(fuzzing);
                }));
    }
}
