package io.github.clerkjakarta.internal.requirement;

import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.CLASS;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.INTERFACE;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.INTERFACE_METHOD;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.METHOD;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.SUPERCLASS;
import static io.github.clerkjakarta.internal.requirement.Hierarchy.Place.SUPERCLASS_METHOD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Has;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.Reverification;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The one of the library's annotations that counts, for every combination of places: of two kinds, and of one with
 * {@code @PermitAll}.
 */
class OwnAnnotationsTest {
    private static final String ROLE = "@HasRole(\"%s\")";
    private static final String FEATURE = "@HasFeature(\"%s\")";
    private static final String PERMIT = "@PermitAll";

    @ParameterizedTest
    @ValueSource(strings = {PERMIT, FEATURE})
    void everyCombinationOfPlaces(String other) {
        // The two kinds are interchangeable: the first that is written is the role.
        List<Hierarchy> all = Hierarchy.all(List.of(ROLE, other)).stream()
                .filter(it -> other.equals(PERMIT) || !other.equals(it.first()))
                .toList();
        List<Class<?>> types = Hierarchy.compile(all);
        RequirementTable table = new RequirementTable(true);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Set<String> expected = Stream.concat(
                            byTheRule(all.get(i), ROLE).stream().map(it -> "role " + it),
                            byTheRule(all.get(i), FEATURE).stream().map(it -> "feature " + it))
                    .collect(Collectors.toSet());
            Set<String> found = asked(table, types.get(i));
            if (!found.equals(expected)) {
                wrong.add(all.get(i) + ": " + found + ", expected " + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The places whose annotations of one kind must be met, in the words of the reference. */
    private static Set<String> byTheRule(Hierarchy it, String kind) {
        // A method's annotation replaces those above, of the same kind.
        if (it.has(METHOD, kind)) {
            return it.with(kind, METHOD);
        }
        Set<String> inherited = it.with(kind, SUPERCLASS_METHOD, INTERFACE_METHOD);
        if (!inherited.isEmpty()) {
            return inherited;
        }
        // @PermitAll lifts the class's, on the method that runs.
        if (it.has(it.overrides() ? METHOD : SUPERCLASS_METHOD, PERMIT)) {
            return Set.of();
        }
        return it.has(CLASS, kind) ? it.with(kind, CLASS) : it.with(kind, SUPERCLASS, INTERFACE);
    }

    /** Returns the conditions that the caller must meet, found with a caller who has nothing and one who has all. */
    private static Set<String> asked(RequirementTable table, Class<?> type) {
        Method method = Stream.of(type.getMethods())
                .filter(it -> it.getName().equals("act") && !it.isBridge())
                .findFirst()
                .orElseThrow();
        Recorder recorder = new Recorder();
        for (Protection protection : table.of(type, method).protections()) {
            assertThat(protection.getRequirement().isMetBy(recorder)).isTrue();
        }
        return recorder.asked;
    }

    private static final class Recorder implements Has {
        private final Set<String> asked = new java.util.HashSet<>();

        @Override
        public boolean role(String role) {
            return asked.add("role " + role);
        }

        @Override
        public boolean permission(String permission) {
            return asked.add("permission " + permission);
        }

        @Override
        public boolean feature(String feature) {
            return asked.add("feature " + feature);
        }

        @Override
        public boolean plan(String plan) {
            return asked.add("plan " + plan);
        }

        @Override
        public boolean reverification(Reverification required) {
            return asked.add("reverification");
        }
    }
}
