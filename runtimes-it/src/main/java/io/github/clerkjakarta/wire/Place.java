package io.github.clerkjakarta.wire;

/**
 * The address of a deployed application.
 *
 * @param context empty at the root
 * @param path of JAX-RS below it
 */
public record Place(int port, String context, String path) {

    /** Replaces {@code {port}}, {@code {context}} and {@code {base}} in a text by this place's. */
    String fill(String text) {
        return text.replace("{port}", String.valueOf(port))
                .replace("{context}", context)
                .replace("{base}", context + path);
    }
}
