package io.github.clerkjakarta.wire;

import java.util.List;

/**
 * A response as received.
 *
 * @param status 0 if the server closed the connection without one
 * @param headers whole lines, the status line first
 */
public record WireAnswer(int status, List<String> headers, String body) {

    /** Returns the first header of that name, or an empty text. */
    public String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** Returns true if a protected resource has answered. */
    boolean isSecret() {
        return body.contains("SECRET");
    }

    boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    boolean isServerError() {
        return status >= 500;
    }

    /** Returns true if the same resource answered, and saw the same query. */
    boolean isLike(WireAnswer other) {
        return status == other.status && sight().equals(other.sight());
    }

    /** Returns the resource that answered, and the query that it saw. */
    String sight() {
        String[] parts = body.split(" \\| ", 3);
        return parts.length == 3 ? parts[0] + " " + parts[2] : "";
    }

    /** Returns the response without header lines, for messages. */
    String shortly() {
        String location = header("Location");
        String text = location.isEmpty() ? body.replaceAll("[^\\x21-\\x7e]+", " ") : location;
        return status + " " + text.substring(0, Math.min(text.length(), 160));
    }
}
