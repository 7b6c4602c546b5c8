package io.github.clerkjakarta.internal.requirement;

import io.github.clerkjakarta.Compiled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class C that extends S and implements I, with one method {@code act} and an annotation at any of the places.
 *
 * @param overrides true if C has the method itself, false if it inherits it from S
 */
record Hierarchy(boolean overrides, Map<Place, String> annotations) {
    enum Place {
        METHOD,
        CLASS,
        SUPERCLASS_METHOD,
        SUPERCLASS,
        INTERFACE_METHOD,
        INTERFACE
    }

    /**
     * Returns all hierarchies that have one of the annotations, or none, at each place. {@code %s} stands for the
     * place's name.
     */
    static List<Hierarchy> all(List<String> annotations) {
        List<Map<Place, String>> combinations = new ArrayList<>();
        combinations.add(new EnumMap<>(Place.class));
        for (Place place : Place.values()) {
            List<Map<Place, String>> longer = new ArrayList<>();
            for (Map<Place, String> before : combinations) {
                longer.add(before);
                for (String annotation : annotations) {
                    Map<Place, String> one = new EnumMap<>(Place.class);
                    one.putAll(before);
                    one.put(place, annotation);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations.stream()
                .flatMap(it -> it.containsKey(Place.METHOD)
                        ? Stream.of(new Hierarchy(true, it))
                        : Stream.of(new Hierarchy(true, it), new Hierarchy(false, it)))
                .toList();
    }

    /**
     * Compiles all at once, and each superclass and interface once, which is much faster. Returns the class C of each.
     */
    static List<Class<?>> compile(List<Hierarchy> hierarchies) {
        Map<String, String> supertypes = new LinkedHashMap<>();
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < hierarchies.size(); i++) {
            source.append(hierarchies.get(i).source(i, supertypes)).append('\n');
        }
        supertypes.forEach((declaration, name) ->
                source.append(declaration.replace("#", name)).append('\n'));
        Map<String, Class<?>> all = Compiled.of(source.toString()).loadAll();
        List<Class<?>> types = new ArrayList<>();
        for (int i = 0; i < hierarchies.size(); i++) {
            types.add(all.get("app.C" + i));
        }
        return types;
    }

    /** @param supertypes names by declaration, in which {@code #} stands for the name */
    private String source(int number, Map<String, String> supertypes) {
        String implemented =
                text(Place.INTERFACE) + " interface # { " + text(Place.INTERFACE_METHOD) + " void act(); }";
        String extended =
                text(Place.SUPERCLASS) + " class # { " + text(Place.SUPERCLASS_METHOD) + " public void act() {} }";
        for (String one : List.of(implemented, extended)) {
            supertypes.putIfAbsent(one, "Above" + supertypes.size());
        }
        return text(Place.CLASS) + " class C" + number + " extends " + supertypes.get(extended) + " implements "
                + supertypes.get(implemented) + " { "
                + (overrides ? text(Place.METHOD) + " public void act() {} " : "") + "}";
    }

    private String text(Place place) {
        return annotations.getOrDefault(place, "").replace("%s", place.name());
    }

    boolean has(Place place, String annotation) {
        return annotation.equals(annotations.get(place));
    }

    /** Returns the annotation at the first place that has one, or an empty text. */
    String first() {
        return annotations.values().stream().findFirst().orElse("");
    }

    boolean says(Place place) {
        return annotations.containsKey(place);
    }

    /** Returns the names of those places that have the annotation. */
    Set<String> with(String annotation, Place... places) {
        return Stream.of(places)
                .filter(it -> has(it, annotation))
                .map(Place::name)
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return (overrides ? "overrides " : "inherits ") + annotations;
    }
}
