package io.github.clerkjakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public surface that users may rely on, in {@code src/test/resources/public-surface.txt}: a change of it is a
 * decision, and a line of CHANGELOG.md. Run with {@code -Dsurface.write=true} to write it anew.
 */
class PublicSurfaceTest {
    private static final Path FILE = Path.of("src/test/resources/public-surface.txt");

    @Test
    void isAsAgreed() throws Exception {
        String surface = surface();
        if (Boolean.getBoolean("surface.write")) {
            Files.writeString(FILE, surface);
        }

        assertThat(surface).isEqualTo(Files.readString(FILE));
    }

    private static String surface() throws IOException, ClassNotFoundException {
        StringBuilder text = new StringBuilder();
        for (String below : List.of("", "client/", "route/", "servlet/", "tenant/", "user/")) {
            try (Stream<Path> files = Files.list(Path.of("target/classes/io/github/clerkjakarta/" + below))) {
                List<String> names = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                        .sorted()
                        .toList();
                for (String name : names) {
                    String inPackage = below.replace('/', '.') + name.replace(".class", "");
                    Class<?> type = Class.forName("io.github.clerkjakarta." + inPackage);
                    if (Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass()) {
                        text.append(describe(type));
                    }
                }
            }
        }
        return text.toString();
    }

    private static String describe(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        String members = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(PublicSurfaceTest::describe)
                .sorted()
                .collect(Collectors.joining());
        return kind + " " + type.getName().replace("io.github.clerkjakarta.", "") + "\n" + members;
    }

    private static String describe(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        String modifier = Modifier.isStatic(method.getModifiers()) ? "static " : "";
        return "  " + modifier + method.getReturnType().getSimpleName() + " " + method.getName() + "(" + parameters
                + ")\n";
    }
}
