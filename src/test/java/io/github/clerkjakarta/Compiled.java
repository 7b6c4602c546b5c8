package io.github.clerkjakarta;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Classes of a small application, compiled from their source for one test. As ordinary test classes they would belong
 * to the application that {@code WeldTest} deploys, and most of them may not be deployed.
 */
public final class Compiled {
    private static final String IMPORTS = String.join(
            "",
            "import io.github.clerkjakarta.*;",
            "import jakarta.annotation.*;",
            "import jakarta.annotation.security.*;",
            "import jakarta.ejb.Stateless;",
            "import jakarta.enterprise.context.*;",
            "import jakarta.inject.Inject;",
            "import jakarta.ws.rs.*;",
            "import java.lang.annotation.*;",
            "import java.util.*;");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("public (?:static |abstract |final )*(?:class|interface|@interface|enum|record) ([\\w$]+)");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Shared: it takes longer to open the class path than to compile a few classes. */
    private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    private static final Map<Map<String, String>, Compiled> KNOWN = new ConcurrentHashMap<>();

    /** The class files by binary name, with dots. */
    private final Map<String, byte[]> classes;

    private Compiled(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /**
     * Compiles sources in package {@code app}, with the usual imports. Each holds one public type and any number of
     * others.
     */
    public static Compiled of(String... sources) {
        return in("app", sources);
    }

    public static Compiled in(String packageName, String... sources) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String source : sources) {
            addTo(files, packageName, source);
        }
        return ofFiles(files);
    }

    /** Compiles sources, each after the name of its package and a colon. */
    public static Compiled inPackages(String... sources) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String source : sources) {
            int colon = source.indexOf(':');
            addTo(files, source.substring(0, colon), source.substring(colon + 1));
        }
        return ofFiles(files);
    }

    private static void addTo(Map<String, String> files, String packageName, String source) {
        Matcher type = PUBLIC_TYPE.matcher(source);
        String name = type.find() ? type.group(1) : "Unit" + files.size();
        files.put(
                packageName.replace('.', '/') + "/" + name + ".java",
                "package " + packageName + "; " + IMPORTS + "\n" + source);
    }

    /** Compiles sources as they are, by the paths of their files. */
    public static Compiled ofFiles(Map<String, String> sources) {
        return KNOWN.computeIfAbsent(sources, Compiled::compile);
    }

    private static synchronized Compiled compile(Map<String, String> sources) {
        Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
        StringWriter messages = new StringWriter();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((path, text) -> units.add(new Source(path, text)));
        List<String> options = List.of("-proc:none", "-nowarn", "-XDrawDiagnostics", "-parameters");
        if (!COMPILER.getTask(messages, new InMemory(FILES, written), null, options, null, units)
                .call()) {
            throw new IllegalArgumentException(messages + "\n" + sources.values());
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return new Compiled(classes);
    }

    public Map<String, byte[]> classes() {
        return classes;
    }

    public byte[] bytes(String name) {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException(name + " is not one of " + classes.keySet());
        }
        return bytes;
    }

    /** Returns a loader that has the classes; each call makes another one. */
    public ClassLoader loader() {
        return loader(name -> true);
    }

    /** Returns a loader that lacks some of the classes. */
    public ClassLoader loader(Predicate<String> has) {
        return new ClassLoader(Compiled.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = has.test(name) ? classes.get(name) : null;
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    public Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Loads all classes by one loader, without initializing them. */
    public Map<String, Class<?>> loadAll() {
        ClassLoader loader = loader();
        Map<String, Class<?>> all = new LinkedHashMap<>();
        for (String name : classes.keySet()) {
            try {
                all.put(name, Class.forName(name, false, loader));
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return all;
    }

    /** Writes the class files below a folder, and returns it. */
    public Path writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            Path file = folder.resolve(path(one.getKey()));
            Files.createDirectories(file.getParent());
            Files.write(file, one.getValue());
        }
        return folder;
    }

    /** Returns an archive of the class files. */
    public byte[] jar(String prefix) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> entries.put(prefix + path(name), bytes));
        return zip(entries);
    }

    /** Returns a loader of folders and archives that knows the test's classes and shows none of their places. */
    public static URLClassLoader loaderOf(Path... places) {
        List<URL> urls = new ArrayList<>();
        for (Path place : places) {
            try {
                urls.add(place.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), placeless());
    }

    /**
     * Returns a loader that knows the test's classes and shows none of their places, nor those of an agent of the JVM.
     */
    public static ClassLoader placeless() {
        return new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return Compiled.class.getClassLoader().loadClass(name);
            }

            @Override
            public Enumeration<URL> getResources(String name) {
                return Collections.emptyEnumeration();
            }
        };
    }

    public static String path(String className) {
        return className.replace('.', '/') + ".class";
    }

    /** Returns an archive with these entries. */
    public static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> written) {
            super(standard);
            this.written = written;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + path(name)), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(name.replace('/', '.'), bytes);
                    return bytes;
                }
            };
        }
    }
}
