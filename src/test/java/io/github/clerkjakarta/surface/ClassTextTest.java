package io.github.clerkjakarta.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each kind of change that breaks other code must change the text. {@link Samples} has one of each. */
class ClassTextTest {
    private static List<String> lines(Class<?> type) {
        return new ClassText(new Names("io.github.clerkjakarta"))
                .of(type)
                .replace("Samples.", "")
                .lines()
                .map(String::strip)
                .toList();
    }

    @Test
    void classes() {
        assertThat(lines(Samples.Open.class))
                .containsExactly(
                        "abstract static class Open<T extends Number & Comparable<T>, U extends @Nullable Object> extends Hidden implements Supplier<@Nullable T>",
                        "static final List<String> NOT_A_CONSTANT",
                        "static final long NUMBER = 7",
                        "static final String TEXT = \"text\"",
                        "int field",
                        "protected final @Nullable String inherited",
                        "Open(T[], int) throws IOException",
                        "protected Open(@Nullable String)",
                        "List<@Nullable String> arguments(Map<String, ? extends @Nullable T>, Comparator<? super U>, List<?>)",
                        "String[] arrays(@Nullable String[], String @Nullable [], @Nullable String...)",
                        "abstract T get()",
                        "String hidden()",
                        "final void isFinal()",
                        "protected void isProtected()",
                        "static @Nullable String maybe()",
                        "<X extends Exception> void typed(Class<X>) throws IOException, X");
    }

    @Test
    void finalClassesNeedNotSaySoOfTheirMethods() {
        assertThat(lines(Samples.Closed.class))
                .containsExactly("static final class Closed extends Open<Integer, String>", "Integer get()");
    }

    @Test
    void constructorsThatNobodyWrote() {
        assertThat(lines(Samples.Plain.class)).containsExactly("static class Plain", "Plain()");
    }

    @Test
    void interfaces() {
        assertThat(lines(Samples.Shape.class))
                .containsExactly(
                        "@FunctionalInterface interface Shape extends Runnable",
                        "static void make()",
                        "@Deprecated(forRemoval = true, since = \"1\") default void old()");
    }

    @Test
    void sealedTypes() {
        assertThat(Stream.of(Samples.Sealed.class, Samples.Rest.class, Samples.Last.class, Samples.Rec.class)
                        .map(type -> lines(type).get(0)))
                .containsExactly(
                        "sealed interface Sealed permits Last, Rec, Rest",
                        "non-sealed interface Rest extends Sealed",
                        "static final class Last implements Sealed",
                        "record Rec(String name, List<@Nullable String> values) implements Sealed");
    }

    @Test
    void enums() {
        assertThat(lines(Samples.Order.class))
                .containsExactly(
                        "enum Order implements Supplier<String>",
                        "SECOND",
                        "FIRST",
                        "String get()",
                        "static Order valueOf(String)",
                        "static Order[] values()");
    }

    @Test
    void annotations() {
        assertThat(lines(Samples.Mark.class))
                .containsExactly(
                        "@Inherited @Retention(RUNTIME) @Target({METHOD, TYPE}) @interface Mark",
                        "int[] numbers() default {1, 2}",
                        "Order[] orders() default {FIRST}",
                        "int required()",
                        "String text() default \"\"",
                        "Class<?> type() default Object.class");
    }

    @Test
    void foreignTypesAreImported() {
        Names names = new Names("io.github.clerkjakarta");
        new ClassText(names).of(Samples.Open.class);

        assertThat(names.imports().lines())
                .containsExactly(
                        "import java.io.IOException",
                        "import java.util.Comparator",
                        "import java.util.List",
                        "import java.util.Map",
                        "import java.util.function.Supplier");
    }
}
