package io.github.clerkjakarta.shapes;

import io.github.clerkjakarta.internal.deployment.Beans;
import io.github.clerkjakarta.internal.deployment.DeploymentCheck;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Measures the time that the search for annotations adds to a deployment, beside the time for reading the same class
 * files. Arguments: jars and WARs, or folders of jars.
 */
public final class DeploymentTime {
    private static final int RUNS = 11;

    private DeploymentTime() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String argument : arguments) {
            add(Path.of(argument), jars);
        }
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        long[] examine = new long[RUNS];
        long[] read = new long[RUNS];
        int classes = 0;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            try (URLClassLoader loader = new URLClassLoader(urls, DeploymentTime.class.getClassLoader())) {
                DeploymentCheck.examine(new RequirementTable(true), new Beans(it -> false), List.of(loader), false);
            }
            examine[i] = System.nanoTime() - start;
            start = System.nanoTime();
            classes = read(jars);
            read[i] = System.nanoTime() - start;
        }
        System.out.printf("%d places, %d classes%n", jars.size(), classes);
        System.out.printf("first run: %d ms%n", examine[0] / 1_000_000);
        Arrays.sort(examine);
        Arrays.sort(read);
        System.out.printf(
                "median of %d: %d ms; reading the class files alone: %d ms; ratio %.2f%n",
                RUNS,
                examine[RUNS / 2] / 1_000_000,
                read[RUNS / 2] / 1_000_000,
                (double) examine[RUNS / 2] / read[RUNS / 2]);
    }

    private static void add(Path path, List<Path> jars) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                jars.addAll(files.filter(it -> it.toString().endsWith(".jar"))
                        .sorted()
                        .toList());
            }
        } else if (path.toString().endsWith(".war")) {
            jars.addAll(unpacked(path));
        } else {
            jars.add(path);
        }
    }

    private static List<Path> unpacked(Path war) throws IOException {
        Path folder = Files.createTempDirectory("war");
        Path classes = folder.resolve("WEB-INF/classes");
        List<Path> jars = new ArrayList<>(List.of(classes));
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory() || !file.startsWith(folder)) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (file.toString().endsWith(".jar")) {
                    jars.add(file);
                }
            }
        }
        Files.createDirectories(classes);
        return jars;
    }

    private static int read(List<Path> jars) throws IOException {
        int classes = 0;
        for (Path jar : jars) {
            if (Files.isDirectory(jar)) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                    ZipEntry entry = entries.nextElement();
                    if (entry.getName().endsWith(".class")) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            classes += in.readAllBytes().length > 0 ? 1 : 0;
                        }
                    }
                }
            }
        }
        return classes;
    }
}
