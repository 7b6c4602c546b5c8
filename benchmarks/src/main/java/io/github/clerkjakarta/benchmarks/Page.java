package io.github.clerkjakarta.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation, with parts that are generated. */
public record Page(Path path) {
    /** Replaces the text between the marks of this name. */
    public void write(String name, String text) throws IOException {
        String begin = "<!-- " + name + ": begin -->\n";
        String page = Files.readString(path);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- " + name + ": end -->");
        if (from < begin.length() || to < from) {
            throw new IOException("The page has no part \"" + name + "\".");
        }
        Files.writeString(path, page.substring(0, from) + text + page.substring(to));
    }
}
