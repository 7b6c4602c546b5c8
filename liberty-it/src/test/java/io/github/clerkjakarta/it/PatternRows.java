package io.github.clerkjakarta.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of patterns with the usual mistakes of people who have not read the manual, in every property that has
 * patterns.
 */
final class PatternRows {
    private static final String SEPARATOR = "(blank|line end|white ?space|separat)";
    private static final String PARAMETER = ":id";
    private static final int WARS = 5;

    /** A correct pattern for each property, to which the mistakes are added. */
    private static final Map<String, String> PROPERTIES = new LinkedHashMap<>();

    /** The required message for each mistake; {@code {}} is the right pattern. */
    private static final Map<String, String> MISTAKES = new LinkedHashMap<>();

    static {
        PROPERTIES.put("clerk.routes.protected", "~/api/a(.*)");
        PROPERTIES.put("clerk.routes.public", "~/api/a(.*)");
        PROPERTIES.put("clerk.ignored", "~/api/a(.*)");
        PROPERTIES.put("clerk.servlet-filter.patterns", "~/api/a(.*)");
        PROPERTIES.put("clerk.organization-sync.organization-patterns", "~/api/orgs/:slug(.*)");
        PROPERTIES.put("clerk.organization-sync.personal-account-patterns", "~/api/me(.*)");
        MISTAKES.put("{}, ~/b(.*)", SEPARATOR);
        MISTAKES.put("{},~/b(.*)", SEPARATOR);
        MISTAKES.put("{},/b", SEPARATOR);
        MISTAKES.put("{},", SEPARATOR);
        MISTAKES.put("{},\n~/b,\n~/c", SEPARATOR);
        MISTAKES.put("[\"{}\",\"~/b\"]", SEPARATOR);
        MISTAKES.put("[ \"{}\", \"~/b\" ]", SEPARATOR);
        MISTAKES.put("[{}, ~/b]", SEPARATOR);
        MISTAKES.put("[{}]", SEPARATOR);
        MISTAKES.put("{} ~/users/{id}", PARAMETER);
        MISTAKES.put("{} ~/users/{id}/posts", PARAMETER);
        MISTAKES.put("{} ~/users/{userId}/posts/{post_id}", "(:userId|:id)");
        MISTAKES.put("{} ~/users/x{id}y", PARAMETER);
        MISTAKES.put("{} ~/users/{id:[0-9]+}", PARAMETER);
    }

    private PatternRows() {}

    /** Returns each mistake in two properties or more, and in each WAR several at once. */
    static List<DeploymentRow> all() {
        List<DeploymentRow> all = new ArrayList<>();
        for (int i = 0; i < WARS; i++) {
            all.add(wrong(i));
        }
        DeploymentRow legal =
                DeploymentRow.of("legal", "patterns that only look wrong").api("/api");
        PROPERTIES.keySet().stream()
                .filter(it -> !it.contains("servlet-filter"))
                .forEach(it -> legal.property(it, legal(it)));
        all.add(legal.property("clerk.routes.scope", "jaxrs"));
        return all;
    }

    private static DeploymentRow wrong(int number) {
        DeploymentRow row = DeploymentRow.of("pattern-" + number, "mistakes in patterns")
                .api("/api")
                .webXml("<listener><listener-class>io.github.clerkjakarta.servlet.ClerkServletListener</listener-class>"
                        + "</listener>");
        List<String> mistakes = List.copyOf(MISTAKES.keySet());
        List<String> lines = new ArrayList<>();
        int at = number * PROPERTIES.size();
        for (Map.Entry<String, String> property : PROPERTIES.entrySet()) {
            String mistake = mistakes.get(at % mistakes.size());
            row.property(property.getKey(), mistake.replace("{}", property.getValue()));
            lines.add(".*" + property.getKey().replace(".", "\\.") + "\\b.*" + MISTAKES.get(mistake) + ".*");
            at++;
        }
        return row.refusedSaying(lines);
    }

    private static String legal(String property) {
        String start = property.endsWith("organization-patterns") ? "~/orgs/:slug" : "~/x";
        return String.join(
                " ",
                start + "/docs{/:lang}?/intro",
                start + "/a(\\d{1,3})",
                start + "/x{,y}?",
                start + "/a,b",
                start + "/a,b/c",
                start + "/(a|b,|/c)",
                start + "/{-:part}*",
                start + "/{v}?",
                start + "/\\{id\\}");
    }
}
