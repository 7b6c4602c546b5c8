package io.github.clerkjakarta.surface;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;

/** Short names for types, each for one type only, and what they stand for. */
final class Names {
    private final String ownPackage;
    private final Map<String, Class<?>> types = new TreeMap<>();

    /** @param ownPackage types in it and below it need no import */
    Names(String ownPackage) {
        this.ownPackage = ownPackage;
    }

    /** Returns {@code Options.Builder} for a nested type. */
    String of(Class<?> type) {
        String name = type.getEnclosingClass() == null
                ? type.getSimpleName()
                : of(type.getEnclosingClass()) + "." + type.getSimpleName();
        Class<?> namesake = types.putIfAbsent(name, type);
        if (namesake != null && namesake != type) {
            throw new IllegalStateException(namesake + " and " + type + " need different short names");
        }
        return name;
    }

    /** Returns a line for each foreign type that was named. */
    String imports() {
        return types.values().stream()
                .filter(type -> type.getEnclosingClass() == null && !type.isPrimitive())
                .map(Class::getName)
                .filter(name -> !name.startsWith("java.lang.") && !name.startsWith(ownPackage))
                .sorted()
                .map(name -> "import " + name + "\n")
                .collect(joining());
    }
}
