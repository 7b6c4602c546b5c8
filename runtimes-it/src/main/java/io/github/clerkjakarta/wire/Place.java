package io.github.clerkjakarta.wire;

/**
 * Where a deployed application answers.
 *
 * @param context empty at the root
 * @param path of JAX-RS below it
 */
public record Place(int port, String context, String path) {

    /** {@code {port}}, {@code {context}} and {@code {base}} in a text stand for this place's. */
    String fill(String text) {
        return text.replace("{port}", String.valueOf(port))
                .replace("{context}", context)
                .replace("{base}", context + path);
    }
}
