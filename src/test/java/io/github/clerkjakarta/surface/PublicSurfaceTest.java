package io.github.clerkjakarta.surface;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Compares all that users may rely on with {@code src/test/resources/public-surface.txt}: a change of it is a decision, and a line
 * of CHANGELOG.md. {@code -Dsurface.write=true} writes the file.
 */
class PublicSurfaceTest {
    private static final Path FILE = Path.of("src/test/resources/public-surface.txt");
    private static final Path CLASSES = Path.of("target/classes");
    private static final String OWN = "io.github.clerkjakarta";

    @Test
    void isAsAgreed() throws IOException {
        String surface = surface();
        if (Boolean.getBoolean("surface.write")) {
            Files.writeString(FILE, surface);
        }

        assertThat(surface).isEqualTo(Files.readString(FILE));
    }

    @Test
    void everyPackageSaysWhatMayBeNull() throws IOException {
        assertThat(publicClasses().stream().map(Class::getPackage).distinct())
                .isNotEmpty()
                .allMatch(it -> it.isAnnotationPresent(NullMarked.class));
    }

    private static String surface() throws IOException {
        Names names = new Names(OWN);
        ClassText text = new ClassText(names);
        StringBuilder packages = new StringBuilder();
        Map<String, List<Class<?>>> byPackage =
                publicClasses().stream().collect(groupingBy(Class::getPackageName, TreeMap::new, toList()));
        byPackage.forEach((name, types) -> {
            packages.append("\n\npackage ").append(name).append('\n');
            types.forEach(type -> packages.append('\n').append(text.of(type)));
        });
        return names.imports() + packages;
    }

    private static List<Class<?>> publicClasses() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && !name.startsWith(OWN + ".internal."))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .<Class<?>>map(PublicSurfaceTest::load)
                    .filter(PublicSurfaceTest::isPublic)
                    .toList();
        }
    }

    /** Protected classes count: whoever extends the class around them sees them. */
    private static boolean isPublic(Class<?> type) {
        Class<?> around = type.getDeclaringClass();
        return (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                && (around == null ? !type.isAnonymousClass() && !type.isLocalClass() : isPublic(around));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicSurfaceTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
