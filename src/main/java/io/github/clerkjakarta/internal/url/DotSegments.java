package io.github.clerkjakarta.internal.url;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows {@code .} and {@code ..}, escaped ones too, as browsers do. A backslash counts as a slash.
 *
 * @see <a href="https://url.spec.whatwg.org/#double-dot-path-segment">URL Standard: double-dot path segments</a>
 */
final class DotSegments {
    private DotSegments() {}

    /** @param joiningSlashes true to merge slashes in a row, as some servers do */
    static String resolved(String path, boolean joiningSlashes) {
        Deque<String> segments = new ArrayDeque<>();
        String slashed = path.replace('\\', '/');
        String[] parts = (slashed.startsWith("/") ? slashed.substring(1) : slashed).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            int dots = dots(parts[i]);
            if (dots == 2) {
                segments.pollLast();
            }
            if (dots == 0 && !(joiningSlashes && parts[i].isEmpty())) {
                segments.addLast(parts[i]);
            } else if (i == parts.length - 1) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Returns 1 for {@code .}, 2 for {@code ..}, otherwise 0. */
    private static int dots(String segment) {
        int dots = 0;
        int at = 0;
        while (at < segment.length()) {
            if (segment.charAt(at) == '.') {
                at++;
            } else if (segment.regionMatches(true, at, "%2e", 0, 3)) {
                at += 3;
            } else {
                return 0;
            }
            dots++;
        }
        return dots <= 2 ? dots : 0;
    }
}
