package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.url.PercentEncoding;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder, or part of an archive, that holds classes of the application.
 *
 * @param file the folder or the archive
 * @param nested the archives within it that lead there, outermost first
 * @param prefix of the entries, with a slash at its end; empty for all
 */
record ClassLocation(Path file, List<String> nested, String prefix) {

    /** Takes one file of a location. */
    interface Visitor {
        /** Returns true if the visitor wants the content of a file with this path. */
        boolean wants(String path);

        void visit(String path, byte[] content);
    }

    /**
     * Parses {@code file:} URLs and every scheme that wraps them as {@code jar:} does, such as Open Liberty's {@code
     * wsjar:}.
     *
     * @return null if the scheme is unknown
     */
    static @Nullable ClassLocation of(String url) {
        int inner = url.indexOf("file:");
        if (inner < 0 || (inner > 0 && url.charAt(inner - 1) != ':')) {
            return null;
        }
        String address = decoded(url.substring(inner + "file:".length()));
        // A folder's name may end with the "!/" that separates archive and entry: the longest path that exists is the
        // file.
        for (int end = address.length(); end > 0; end = address.lastIndexOf("!/", end - 1)) {
            Path file = path(address.substring(0, end));
            if (file != null && (Files.exists(file) || address.indexOf("!/") == end)) {
                String[] steps = end == address.length()
                        ? new String[] {""}
                        : address.substring(end + "!/".length()).split("!/", -1);
                return new ClassLocation(file, List.of(steps).subList(0, steps.length - 1), steps[steps.length - 1]);
            }
        }
        Path file = path(address);
        return file == null ? null : new ClassLocation(file, List.of(), "");
    }

    private static @Nullable Path path(String address) {
        try {
            // Windows: /C:/folder.
            return new File(address).toPath();
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    /** Returns the text itself if it is not encoded, as in a hand-made address. */
    private static String decoded(String text) {
        String decoded = PercentEncoding.decoded(text);
        return decoded == null ? text : decoded;
    }

    /** Returns true for the application's own code, false for a library. */
    boolean isApplication() {
        return prefix.equals("WEB-INF/classes/") || (nested.isEmpty() && Files.isDirectory(file));
    }

    /** Returns the folder that holds {@code web.xml} if this is {@code WEB-INF/classes}, otherwise null. */
    @Nullable
    ClassLocation webInf() {
        if (prefix.equals("WEB-INF/classes/")) {
            return new ClassLocation(file, nested, "WEB-INF/");
        }
        Path parent = file.getParent();
        return nested.isEmpty() && parent != null && file.endsWith("WEB-INF/classes")
                ? new ClassLocation(parent, List.of(), "")
                : null;
    }

    @Override
    public String toString() {
        return file
                + (nested.isEmpty() ? "" : "!/" + String.join("!/", nested))
                + (prefix.isEmpty() ? "" : "!/" + prefix);
    }

    /** @throws IOException if any file of the location cannot be read */
    void visit(Visitor visitor) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                visitFolder(visitor);
            } else if (nested.isEmpty()) {
                visitArchive(visitor);
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    visitNested(in, nested, visitor);
                }
            }
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            // From a file that vanishes, and from entry names that are not UTF-8.
            throw new IOException(toString(), unreadable);
        }
    }

    private void visitFolder(Visitor visitor) throws IOException {
        // Follows links, as class loaders do.
        try (Stream<Path> files = Files.walk(file, FileVisitOption.FOLLOW_LINKS)) {
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
                String path = below(prefix, entry.getName());
                if (path != null && visitor.wants(path)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        visitor.visit(path, in.readAllBytes());
                    }
                }
            }
        }
    }

    /** Visits what is inside. Each step of the way is an archive within the archive, or a folder. */
    private void visitNested(InputStream outer, List<String> way, Visitor visitor) throws IOException {
        String folder = way.isEmpty() ? prefix : way.get(0) + "/" + prefix;
        boolean isFolder = way.size() < 2;
        boolean found = false;
        ZipInputStream zip = new ZipInputStream(outer);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!way.isEmpty() && entry.getName().equals(way.get(0))) {
                visitNested(zip, way.subList(1, way.size()), visitor);
                return;
            }
            String path = isFolder ? below(folder, entry.getName()) : null;
            found |= path != null || way.isEmpty();
            if (path != null && visitor.wants(path)) {
                visitor.visit(path, zip.readAllBytes());
            }
        }
        if (!found) {
            throw new IOException("nothing is at " + this);
        }
    }

    private static @Nullable String below(String folder, String entry) {
        return entry.startsWith(folder) ? entry.substring(folder.length()) : null;
    }
}
