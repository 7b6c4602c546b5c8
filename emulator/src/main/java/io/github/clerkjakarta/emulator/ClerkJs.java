package io.github.clerkjakarta.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unmodified ClerkJS and its components, packed into this jar at build time, at the paths that Clerk serves them
 * from.
 */
final class ClerkJs {
    private static final Pattern PATH =
            Pattern.compile("(?:/__clerk)?/npm/@clerk/(clerk-js|ui)@[0-9.]+/dist/([A-Za-z0-9_.-]+\\.js)");

    private ClerkJs() {}

    /** Returns true if the build had npm. */
    static boolean isPacked() {
        return ClerkJs.class.getResource("npm/clerk-js/clerk.browser.js") != null;
    }

    static boolean answers(String path) {
        return path.contains("/npm/");
    }

    static void answer(Call call) throws IOException {
        Matcher matcher = PATH.matcher(call.path());
        if (!matcher.matches()) {
            throw ApiError.notFound("There is no " + call.path() + ".");
        }
        String file = "npm/" + matcher.group(1) + "/" + matcher.group(2);
        try (InputStream in = ClerkJs.class.getResourceAsStream(file)) {
            if (in == null) {
                throw ApiError.notFound(
                        isPacked()
                                ? "There is no " + file + "."
                                : "This emulator was built without npm, and has no ClerkJS.");
            }
            call.script(in.readAllBytes());
        }
    }
}
