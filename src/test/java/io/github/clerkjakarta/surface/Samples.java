package io.github.clerkjakarta.surface;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of each thing that a public class can show. */
public final class Samples {
    private Samples() {}

    abstract static class Hidden {
        protected final @Nullable String inherited = null;

        public String hidden() {
            return "";
        }

        public abstract Object get();
    }

    public abstract static class Open<T extends Number & Comparable<T>, U extends @Nullable Object> extends Hidden
            implements Supplier<@Nullable T> {
        public static final String TEXT = "text";
        public static final long NUMBER = 7;
        public static final List<String> NOT_A_CONSTANT = List.of();

        public int field;
        int ofThePackage;

        protected Open(@Nullable String text) {}

        public Open(T[] values, int number) throws IOException {}

        Open() {}

        @Override
        public abstract T get();

        public static @Nullable String maybe() {
            return null;
        }

        public String[] arrays(@Nullable String[] elements, String @Nullable [] array, @Nullable String... more) {
            return new String[0];
        }

        public List<@Nullable String> arguments(
                Map<String, ? extends @Nullable T> map, Comparator<? super U> comparator, List<?> any) {
            return List.of();
        }

        public <X extends Exception> void typed(Class<X> type) throws IOException, X {}

        public final void isFinal() {}

        protected void isProtected() {}

        void ofThePackage() {}
    }

    public static final class Closed extends Open<Integer, String> {
        Closed() {}

        @Override
        public Integer get() {
            return 1;
        }
    }

    public static class Plain {}

    @FunctionalInterface
    public interface Shape extends Runnable {
        static void make() {}

        @Deprecated(since = "1", forRemoval = true)
        default void old() {}
    }

    public sealed interface Sealed {}

    public non-sealed interface Rest extends Sealed {}

    public static final class Last implements Sealed {}

    public record Rec(String name, List<@Nullable String> values) implements Sealed {}

    public enum Order implements Supplier<String> {
        SECOND {},
        FIRST;

        @Override
        public String get() {
            return name();
        }
    }

    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    public @interface Mark {
        int required();

        String text() default "";

        int[] numbers() default {1, 2};

        Order[] orders() default Order.FIRST;

        Class<?> type() default Object.class;
    }
}
