package io.github.clerkjakarta.internal.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The classes of the application, as their class files describe them. CDI's events are not enough: they leave out
 * archives without beans, and an annotation is most easily forgotten there.
 */
final class ApplicationClasses {
    private static final String OWN_PACKAGE = "io.github.clerkjakarta.";
    private static final String EJB_JAR = "ejb-jar.xml";
    private static final Set<String> DESCRIPTORS = Set.of("WEB-INF/web.xml", "META-INF/web-fragment.xml");

    private final Map<String, ClassFile> classes = new LinkedHashMap<>();
    private final Set<String> ofApplication = new HashSet<>();
    private final Map<String, List<String>> subtypes = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Set<String> unreadable = new LinkedHashSet<>();
    private final List<String> ejbJars = new ArrayList<>();
    private final List<byte[]> webXmls = new ArrayList<>();

    static ApplicationClasses none() {
        return new ApplicationClasses();
    }

    static ApplicationClasses of(Collection<ClassLoader> loaders) {
        ApplicationClasses all = new ApplicationClasses();
        ClassLocations locations = ClassLocations.of(loaders);
        all.unreadable.addAll(locations.unreadable());
        locations.readable().forEach(all::read);
        locations.readable().stream()
                .map(ClassLocation::webInf)
                .filter(Objects::nonNull)
                .forEach(all::readWebXml);
        return all;
    }

    private void read(ClassLocation location) {
        try {
            location.visit(new ClassLocation.Visitor() {
                @Override
                public boolean wants(String path) {
                    // The root of a WAR also holds files that other locations list.
                    boolean ofOthers = path.startsWith("WEB-INF/classes/") || path.startsWith("WEB-INF/lib/");
                    return (path.endsWith(".class") && !ofOthers)
                            || DESCRIPTORS.contains(path)
                            || path.endsWith(EJB_JAR);
                }

                @Override
                public void visit(String path, byte[] content) {
                    if (path.endsWith(".class")) {
                        add(location, path, content);
                    } else if (path.endsWith(EJB_JAR)) {
                        ejbJars.add(new String(content, StandardCharsets.UTF_8));
                    } else {
                        webXmls.add(content);
                    }
                }
            });
        } catch (IOException e) {
            unreadable.add(location.toString());
        }
    }

    /** Reads the descriptors in {@code WEB-INF}, because not every class loader lists the root of the WAR. */
    private void readWebXml(ClassLocation webInf) {
        try {
            webInf.visit(new ClassLocation.Visitor() {
                @Override
                public boolean wants(String path) {
                    return path.equals("web.xml") || path.equals(EJB_JAR);
                }

                @Override
                public void visit(String path, byte[] content) {
                    if (path.equals(EJB_JAR)) {
                        ejbJars.add(new String(content, StandardCharsets.UTF_8));
                    } else {
                        webXmls.add(content);
                    }
                }
            });
        } catch (IOException e) {
            unreadable.add(webInf.toString());
        }
    }

    private void add(ClassLocation location, String path, byte[] content) {
        ClassFile file;
        try {
            file = ClassFile.read(content);
        } catch (IOException malformed) {
            unreadable.add(location + " " + path);
            return;
        }
        // At another path in an archive, such as below WEB-INF, the class belongs to another location.
        // META-INF/versions holds other versions of a class.
        String own = file.name().replace('.', '/') + ".class";
        boolean here = path.equals(own) || (path.startsWith("META-INF/versions/") && path.endsWith("/" + own));
        if (!here || (file.name().startsWith(OWN_PACKAGE) && file.name().contains(".internal."))) {
            return;
        }
        if (location.isApplication()) {
            ofApplication.add(file.name());
        }
        places.putIfAbsent(file.name(), location.toString());
        // Of several classes with one name, any may be the one that is loaded.
        String key = path.equals(own) && !classes.containsKey(file.name()) ? file.name() : location + "!/" + path;
        if (classes.putIfAbsent(key, file) == null) {
            supertypes(file)
                    .forEach(it -> subtypes.computeIfAbsent(it, name -> new ArrayList<>())
                            .add(file.name()));
        }
    }

    private static Stream<String> supertypes(ClassFile file) {
        return Stream.concat(Stream.ofNullable(file.superName()), file.interfaces().stream());
    }

    /** Returns the places whose classes are unknown. */
    Set<String> unreadable() {
        return unreadable;
    }

    /** Returns the contents of {@code web.xml} and of web fragments. */
    List<byte[]> webXmls() {
        return webXmls;
    }

    /** Returns the location of the class, or an empty string. */
    String place(String name) {
        return places.getOrDefault(name, "");
    }

    /** Returns true if an EJB deployment descriptor names the class. */
    boolean isInEjbJar(String name) {
        return ejbJars.stream().anyMatch(it -> it.contains(name));
    }

    /** Returns true if the class belongs to the application itself, not to one of its libraries. */
    boolean isOfApplication(String name) {
        return ofApplication.contains(name);
    }

    Stream<ClassFile> files() {
        return classes.values().stream();
    }

    boolean contain(String name) {
        return classes.containsKey(name);
    }

    /** Returns the names of annotation types that are used but not among the classes. */
    Set<String> foreignAnnotations() {
        Set<String> foreign = new LinkedHashSet<>();
        files().flatMap(it -> it.uses().stream())
                .map(ClassFile.Use::annotation)
                .filter(it -> !classes.containsKey(it))
                .forEach(foreign::add);
        return foreign;
    }

    /** Returns the names of classes and interfaces that are extended but not among the classes. */
    Set<String> foreignSupertypes() {
        Set<String> foreign = new LinkedHashSet<>(subtypes.keySet());
        foreign.removeAll(classes.keySet());
        return foreign;
    }

    /** Returns these annotation types and all that carry one of them, to any depth. */
    Set<String> withComposed(Set<String> annotations) {
        Set<String> all = new LinkedHashSet<>(annotations);
        boolean grown = true;
        while (grown) {
            grown = files()
                    .filter(ClassFile::isAnnotation)
                    .filter(it -> it.uses().stream().anyMatch(use -> all.contains(use.annotation())))
                    .map(ClassFile::name)
                    .toList()
                    .stream()
                    .anyMatch(all::add);
        }
        return all;
    }

    /** Returns the names of the classes that use one of the annotations, and of their subtypes. */
    Set<String> usersOf(Predicate<ClassFile.Use> wanted) {
        Set<String> users = new LinkedHashSet<>();
        files().filter(it -> it.uses().stream().anyMatch(wanted)).forEach(it -> addWithSubtypes(it.name(), users));
        return users;
    }

    /** Returns the names of the application's own classes that have one of the annotations. */
    List<String> applicationUsersOf(Set<String> annotations) {
        return files().filter(it -> ofApplication.contains(it.name())
                        && it.uses().stream().anyMatch(use -> annotations.contains(use.annotation())))
                .map(ClassFile::name)
                .distinct()
                .toList();
    }

    /** Returns the class and its subtypes. */
    Set<String> withSubtypes(String name) {
        Set<String> all = new LinkedHashSet<>();
        addWithSubtypes(name, all);
        return all;
    }

    private void addWithSubtypes(String name, Set<String> all) {
        Deque<String> next = new ArrayDeque<>(List.of(name));
        while (!next.isEmpty()) {
            String one = next.removeFirst();
            if (all.add(one)) {
                next.addAll(subtypes.getOrDefault(one, List.of()));
            }
        }
    }
}
