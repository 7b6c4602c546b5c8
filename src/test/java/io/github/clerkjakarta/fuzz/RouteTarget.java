package io.github.clerkjakarta.fuzz;

import static io.github.clerkjakarta.fuzz.Target.rule;

import io.github.clerkjakarta.route.RouteMatcher;
import io.github.clerkjakarta.route.UnmatchablePathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route pattern, and on the next line a path. */
final class RouteTarget implements Target {
    @Override
    public String name() {
        return "routes";
    }

    @Override
    public List<String> pieces() {
        return Pieces.of("patterns", "patterns", "escapes");
    }

    @Override
    public String read(String input) {
        String[] lines = input.split("\n", 2);
        String path = lines.length == 1 ? "/" : lines[1];
        RouteMatcher matcher;
        try {
            matcher = RouteMatcher.of(lines[0]);
        } catch (IllegalArgumentException notAPattern) {
            rule(notAPattern.getMessage().contains(lines[0]), "a refused pattern is shown", notAPattern.getMessage());
            return "no pattern";
        }
        if (lines[0].startsWith("~/")) {
            return "needs a request";
        }
        String first = matched(matcher, path);
        rule(first.equals(matched(matcher, path)), "a path is matched the same way each time", first);
        rule(
                first.equals(matched(RouteMatcher.of(lines[0]).or(RouteMatcher.of(new String[0])), path)),
                "nothing more matches nothing more",
                first);
        return first + parameters(matcher, path);
    }

    private static String matched(RouteMatcher matcher, String path) {
        try {
            return String.valueOf(matcher.matches(path));
        } catch (UnmatchablePathException malformedOrTooLong) {
            return "refused";
        }
    }

    private static String parameters(RouteMatcher matcher, String path) {
        try {
            Optional<Map<String, String>> parameters = matcher.parameters(path);
            parameters.ifPresent(all -> all.forEach((name, value) ->
                    rule(path.contains(value), "a parameter is a part of the path", name + "=" + value)));
            return parameters.map(all -> ", parameters " + all.size()).orElse("");
        } catch (UnmatchablePathException tooLong) {
            return ", parameters refused";
        }
    }
}
