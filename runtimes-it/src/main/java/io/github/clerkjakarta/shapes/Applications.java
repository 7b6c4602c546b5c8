package io.github.clerkjakarta.shapes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code Application} classes that register the resources of cells, each with a path of its own. */
public final class Applications {
    private Applications() {}

    /** Returns the binary names of the applications, by number; a cell belongs to {@link #of}. */
    public static List<String> names(Registration registration) {
        return registration == Registration.TWO_APPLICATIONS
                ? List.of("cells.First", "cells.Second")
                : List.of("cells.First");
    }

    /** Returns the number of the application with the cell's resources. */
    public static int of(Cell cell) {
        return cell.registration() == Registration.TWO_APPLICATIONS ? cell.id() % 2 : 0;
    }

    /** Returns the path of the application, which a server puts between context root and {@link Cell#requestPath}. */
    public static String path(int application) {
        return application == 0 ? "first" : "second";
    }

    /**
     * Returns the sources, by name.
     *
     * @param cells of one registration
     * @param loadServices true if JAX-RS may load the library's feature
     */
    public static Map<String, String> sources(List<Cell> cells, Registration registration, boolean loadServices) {
        Map<String, String> sources = new LinkedHashMap<>();
        List<String> names = names(registration);
        for (int i = 0; i < names.size(); i++) {
            int application = i;
            List<String> resources = cells.stream()
                    .filter(cell -> of(cell) == application)
                    .flatMap(cell -> cell.resources().stream())
                    .toList();
            sources.put(names.get(i), source(names.get(i), path(i), resources, registration, loadServices));
        }
        return sources;
    }

    private static String source(
            String name, String path, List<String> resources, Registration registration, boolean loadServices) {
        boolean singletons = registration == Registration.SINGLETONS;
        String type = singletons ? "Object" : "Class<?>";
        String elements = resources.stream()
                .map(it -> singletons ? "new " + it + "()" : it + ".class")
                .collect(Collectors.joining(",\n"));
        return "package cells;\nimport java.util.*;\n@jakarta.ws.rs.ApplicationPath(\"" + path + "\")\npublic class "
                + name.substring("cells.".length()) + " extends jakarta.ws.rs.core.Application {\n"
                + "@Override public Set<" + type + "> " + (singletons ? "getSingletons" : "getClasses") + "() {\n"
                + "return new LinkedHashSet<>(Arrays.<" + type + ">asList(" + elements + "));\n}\n"
                + (loadServices
                        ? ""
                        : "@Override public Map<String, Object> getProperties() {"
                                + " return Map.of(\"jakarta.ws.rs.loadServices\", false); }\n")
                + "}\n";
    }
}
