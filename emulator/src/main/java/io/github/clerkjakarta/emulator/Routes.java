package io.github.clerkjakarta.emulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the method that answers a call. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** Answers a call. */
    @FunctionalInterface
    interface Handler {
        void answer(Call call) throws IOException;
    }

    private record Route(Pattern pattern, Handler handler) {}

    /**
     * @param pattern {@code GET /v1/users/{id}}; each name in braces is one segment, which {@link Call#part} returns
     */
    Routes on(String pattern, Handler handler) {
        routes.add(new Route(Pattern.compile(pattern.replaceAll("\\{[a-z]+}", "([^/]+)")), handler));
        return this;
    }

    /** @throws ApiError if no route matches */
    void answer(Call call, String path) throws IOException {
        // ClerkJS ends some of its paths with a slash.
        boolean slash = path.length() > 1 && path.endsWith("/");
        String asked = call.method() + " " + (slash ? path.substring(0, path.length() - 1) : path);
        for (Route route : routes) {
            Matcher matcher = route.pattern.matcher(asked);
            if (matcher.matches()) {
                List<String> parts = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    parts.add(matcher.group(i));
                }
                call.parts(parts);
                route.handler.answer(call);
                return;
            }
        }
        throw ApiError.notFound("There is no " + asked + ".");
    }
}
