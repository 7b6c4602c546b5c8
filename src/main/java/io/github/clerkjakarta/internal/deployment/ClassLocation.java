package io.github.clerkjakarta.internal.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder or a part of an archive in which classes of the application are.
 *
 * @param file the folder or the archive
 * @param nested the archives within it that lead there, outermost first
 * @param prefix of the entries, with a slash at its end; empty for all
 */
record ClassLocation(Path file, List<String> nested, String prefix) {

    /** Takes one file of a location. */
    interface Visitor {
        /** Whether the content of such a file is wanted. */
        boolean wants(String path);

        void visit(String path, byte[] content);
    }

    /**
     * Understands {@code file:} and every scheme that wraps it as {@code jar:} does, such as Open Liberty's {@code wsjar:}.
     *
     * @return null if the scheme is unknown
     */
    static @Nullable ClassLocation of(String url) {
        int inner = url.indexOf("file:");
        if (inner < 0 || (inner > 0 && url.charAt(inner - 1) != ':')) {
            return null;
        }
        String[] parts = url.substring(inner).split("!/", -1);
        Path file;
        try {
            file = Path.of(URI.create(parts[0].replace(" ", "%20")));
        } catch (IllegalArgumentException noPath) {
            return null;
        }
        if (parts.length == 1) {
            return new ClassLocation(file, List.of(), "");
        }
        List<String> nested = new ArrayList<>(List.of(parts).subList(1, parts.length - 1));
        return new ClassLocation(file, nested, decoded(parts[parts.length - 1]));
    }

    private static String decoded(String path) {
        return path.replace("%20", " ");
    }

    /** Whether this is the application's own code, and not a library of it. */
    boolean isApplication() {
        return prefix.equals("WEB-INF/classes/") || (nested.isEmpty() && Files.isDirectory(file));
    }

    @Override
    public String toString() {
        return file
                + (nested.isEmpty() ? "" : "!/" + String.join("!/", nested))
                + (prefix.isEmpty() ? "" : "!/" + prefix);
    }

    void visit(Visitor visitor) throws IOException {
        if (Files.isDirectory(file)) {
            visitFolder(visitor);
        } else if (nested.isEmpty()) {
            visitArchive(visitor);
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                visitNested(in, nested, visitor);
            }
        }
    }

    private void visitFolder(Visitor visitor) throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            for (Path one : (Iterable<Path>) files::iterator) {
                String path = file.relativize(one).toString().replace('\\', '/');
                if (visitor.wants(path) && Files.isRegularFile(one)) {
                    visitor.visit(path, Files.readAllBytes(one));
                }
            }
        }
    }

    private void visitArchive(Visitor visitor) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String path = below(entry.getName());
                if (path != null && visitor.wants(path)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        visitor.visit(path, in.readAllBytes());
                    }
                }
            }
        }
    }

    private void visitNested(InputStream outer, List<String> way, Visitor visitor) throws IOException {
        ZipInputStream zip = new ZipInputStream(outer);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String path = below(entry.getName());
            if (!way.isEmpty() && entry.getName().equals(way.get(0))) {
                visitNested(zip, way.subList(1, way.size()), visitor);
                return;
            }
            if (way.isEmpty() && path != null && visitor.wants(path)) {
                visitor.visit(path, zip.readAllBytes());
            }
        }
    }

    private @Nullable String below(String entry) {
        return entry.startsWith(prefix) ? entry.substring(prefix.length()) : null;
    }
}
