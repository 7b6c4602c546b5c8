package io.github.clerkjakarta.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation, with parts that are generated. */
record Page(Path path) {
    /** Prints the text, and writes it between the marks of this name unless it was measured in a hurry. */
    void write(String name, String text) throws IOException {
        System.out.println(text);
        if (Load.ROUNDS < Load.USUAL_ROUNDS) {
            return;
        }
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
