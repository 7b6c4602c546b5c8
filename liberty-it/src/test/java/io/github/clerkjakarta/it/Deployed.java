package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Mark;
import io.github.clerkjakarta.it.Example.Outcome;
import io.github.clerkjakarta.it.Example.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example in one WAR, with one annotation.
 *
 * @param id of its package and its path
 */
record Deployed(Example example, Mark mark, String war, String id) {
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum)\\s+([\\w$]+)");
    private static final Pattern SPOT = Pattern.compile("// in (\\w+)");

    private static final List<String> IMPORTS = List.of(
            "io.github.clerkjakarta.*",
            "jakarta.annotation.*",
            "jakarta.annotation.security.*",
            "jakarta.decorator.*",
            "jakarta.ejb.EJB",
            "jakarta.ejb.Local",
            "jakarta.ejb.MessageDriven",
            "jakarta.ejb.Schedule",
            "jakarta.ejb.Stateful",
            "jakarta.ejb.Stateless",
            "jakarta.ejb.Timeout",
            "jakarta.ejb.Timer",
            "jakarta.enterprise.context.*",
            "jakarta.enterprise.event.*",
            "jakarta.enterprise.inject.*",
            "jakarta.enterprise.inject.spi.*",
            "jakarta.inject.*",
            "jakarta.interceptor.*",
            "jakarta.servlet.*",
            "jakarta.servlet.annotation.*",
            "jakarta.servlet.http.*",
            "jakarta.websocket.OnMessage",
            "jakarta.websocket.server.ServerEndpoint",
            "jakarta.ws.rs.*",
            "jakarta.ws.rs.core.*",
            "jakarta.ws.rs.container.*",
            "jakarta.ws.rs.ext.*",
            "java.io.*",
            "java.lang.annotation.*",
            "java.util.*",
            "java.util.concurrent.*");

    /** Names that several of the imported packages have. */
    private static final List<String> AMBIGUOUS = List.of(
            "jakarta.inject.Inject",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider",
            "jakarta.ws.rs.core.Context",
            "jakarta.ws.rs.core.Application",
            "jakarta.ws.rs.core.Response",
            "jakarta.enterprise.inject.spi.Extension",
            "jakarta.interceptor.Interceptor",
            "jakarta.decorator.Decorator",
            "jakarta.inject.Singleton",
            "java.lang.annotation.Target",
            "jakarta.enterprise.inject.Produces",
            "jakarta.servlet.Filter",
            "jakarta.enterprise.inject.Instance",
            "jakarta.servlet.http.Cookie");

    String packageName() {
        return "shapes." + war + "." + id;
    }

    /** Returns the text with everything in braces replaced. */
    String resolved(String text) {
        return (mark == Mark.REMOVED ? text.replace(example.cause, "") : text)
                .replace("{get}", "@GET public String get() { return \"secret\"; }")
                .replace(Example.MARK, mark.source)
                .replace("{path}", id)
                .replace("{package}", packageName());
    }

    /** Returns the sources by class. */
    Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String unit : units()) {
            sources.put(packageName() + "." + name(unit), source(unit));
        }
        return sources;
    }

    private List<String> units() {
        String composed = mark == Mark.COMPOSED
                ? "\n\n@Retention(RetentionPolicy.RUNTIME) @Target({ElementType.TYPE, ElementType.METHOD})\n"
                        + Mark.OURS.source + "\npublic @interface ForAdmins {}\n"
                : "";
        return List.of(resolved(example.text + composed + (example.door.isEmpty() ? "" : "\n" + example.door))
                .strip()
                .split("\n\\s*\n"));
    }

    private static String name(String unit) {
        Matcher matcher = TYPE.matcher(unit);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No type in: " + unit);
        }
        return matcher.group(1);
    }

    private String source(String unit) {
        StringBuilder source = new StringBuilder("package " + packageName() + ";\n");
        IMPORTS.forEach(it -> source.append("import ").append(it).append(";\n"));
        AMBIGUOUS.forEach(it -> source.append("import ").append(it).append(";\n"));
        return source.append(unit).append('\n').toString();
    }

    /** Returns the place of a class of this example. */
    Spot spot(String className) {
        String outermost = className.substring(packageName().length() + 1);
        for (String unit : units()) {
            String name = name(unit);
            if (outermost.equals(name) || outermost.startsWith(name + "$")) {
                Matcher matcher = SPOT.matcher(unit);
                return matcher.find() ? Spot.valueOf(matcher.group(1)) : example.spot;
            }
        }
        return example.spot;
    }

    /**
     * Returns the expected status without a user, as a member and as an administrator; empty if the example is not
     * requested.
     */
    int[] statuses() {
        boolean standard =
                mark == Mark.STANDARD && example.outcome == Outcome.ENFORCED && example.text.contains(Example.MARK);
        return standard ? new int[] {404, 403, 200} : example.statuses;
    }

    /** Returns the sentences that the log must contain. */
    List<Sentence> sentences() {
        return mark == Mark.REMOVED ? List.of() : example.sentences;
    }

    /** Returns the path of the secret, from the server's root. */
    String requestPath() {
        return "/" + war + resolved(example.prefix + example.path);
    }

    @Override
    public String toString() {
        return example + " (" + packageName() + ", " + mark + ")";
    }
}
