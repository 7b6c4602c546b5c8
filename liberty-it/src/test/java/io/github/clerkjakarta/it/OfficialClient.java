package io.github.clerkjakarta.it;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Clerk's official client and its dependencies, for applications that have it. */
final class OfficialClient {
    private static final List<String> GROUPS = List.of(
            "com/clerk/",
            "com/fasterxml/jackson/",
            "org/openapitools/",
            "io/jsonwebtoken/",
            "commons-io/",
            "org/bouncycastle/");

    private OfficialClient() {}

    static List<Path> jars() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> jars = Stream.of(classPath.split(File.pathSeparator))
                .filter(it -> GROUPS.stream().anyMatch(it.replace('\\', '/')::contains))
                .map(Path::of)
                .toList();
        if (jars.stream().noneMatch(it -> it.getFileName().toString().startsWith("backend-api"))) {
            throw new IllegalStateException("com.clerk:backend-api is not on the class path of these tests.");
        }
        return jars;
    }
}
