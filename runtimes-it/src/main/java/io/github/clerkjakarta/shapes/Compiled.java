package io.github.clerkjakarta.shapes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Classes compiled in memory.
 *
 * @param classes the content of each class file by the class's binary name
 */
public record Compiled(Map<String, byte[]> classes) {
    private static final int SHOWN = 20;

    /** Compiles all sources of the cells at once. */
    public static Compiled compile(List<Cell> cells) {
        Map<String, String> sources = new TreeMap<>();
        cells.forEach(cell -> sources.putAll(cell.sources()));
        return compile(sources);
    }

    /**
     * Compiles classes.
     *
     * @param sources by fully qualified name of their class
     */
    public static Compiled compile(Map<String, String> sources) {
        return compile(sources, Map.of());
    }

    /**
     * Compiles classes.
     *
     * @param known classes that the sources name besides those of the class path
     */
    public static Compiled compile(Map<String, String> sources, Map<String, byte[]> known) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(problems, null, null);
        Memory memory = new Memory(standard, known);
        List<Source> files = sources.entrySet().stream()
                .map(it -> new Source(it.getKey(), it.getValue()))
                .toList();
        List<String> options = List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(null, memory, problems, options, null, files).call()) {
            throw new IllegalStateException(problems.getDiagnostics().stream()
                    .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                    .limit(SHOWN)
                    .map(Object::toString)
                    .collect(Collectors.joining("\n")));
        }
        Map<String, byte[]> classes = new TreeMap<>();
        memory.outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return new Compiled(classes);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Known extends SimpleJavaFileObject {
        private final String binaryName;
        private final byte[] content;

        Known(String binaryName, byte[] content) {
            super(URI.create("memory:///" + binaryName.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.binaryName = binaryName;
            this.content = content;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(content);
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();

        private final Map<String, byte[]> known;

        Memory(JavaFileManager standard, Map<String, byte[]> known) {
            super(standard);
            this.known = known;
        }

        @Override
        public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
                throws IOException {
            if (location != StandardLocation.CLASS_PATH || !packageName.startsWith("cells")) {
                return super.list(location, packageName, kinds, recurse);
            }
            return known.keySet().stream()
                    .filter(name -> name.startsWith(packageName + ".") && name.lastIndexOf('.') == packageName.length())
                    .<JavaFileObject>map(name -> new Known(name, known.get(name)))
                    .toList();
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Known it ? it.binaryName : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return outputs.computeIfAbsent(name, it -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
