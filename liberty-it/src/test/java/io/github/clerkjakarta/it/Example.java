package io.github.clerkjakarta.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One shape that needs a server: sources, their place in the deployment, and the required outcome.
 *
 * <p>Sources are separated by empty lines. <code>{mark}</code> stands for the annotation that protects,
 * <code>{path}</code> for a path that no other example has, <code>{package}</code> for the package, <code>{get}</code>
 * for a resource method that returns the secret.
 */
final class Example {
    /** The annotation that <code>{mark}</code> stands for. */
    enum Mark {
        OURS("@HasRole(\"org:admin\")"),
        STANDARD("@RolesAllowed(\"org:admin\")"),
        COMPOSED("@ForAdmins"),
        /** Without the cause, to see which message disappears with it. */
        REMOVED("@HasRole(\"org:admin\")");

        final String source;

        Mark(String source) {
            this.source = source;
        }
    }

    static final String MARK = "{mark}";

    /** The expected outcome. */
    enum Outcome {
        ENFORCED("enforced"),
        REFUSED("refused"),
        /** Every caller is answered 500. */
        ERROR("answered 500"),
        /** The code can never run, so it is no mistake: vetoed classes, REST clients. */
        NO_MISTAKE("no mistake"),
        /** Standard annotations in libraries need not be meant for this application. */
        LOGGED("told in the log"),
        /** Every caller is answered 404, because the runtime does not know the resource. */
        NOT_SERVED("not served"),
        /** Open, and documented as open. */
        LISTED("listed");

        final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    /** @param element a class, or class and member, within the example's package */
    record Sentence(String element, String phrase) {}

    final String kind;
    final String what;
    final String text;
    final Map<String, String> services = new LinkedHashMap<>();
    final List<Sentence> sentences = new ArrayList<>();
    final Set<Mark> marks = EnumSet.of(Mark.OURS, Mark.STANDARD, Mark.COMPOSED);

    /** The part of the text that causes the refusal. */
    String cause = MARK;

    String[] registered = {};
    String beansXml = "";
    String webXml = "";
    String door = "";
    String path;
    Outcome outcome;

    /** The path before the example's own, below the context root. */
    String prefix = "/{path}";

    /** The statuses without a user, for a member and an administrator; empty if it is not requested. */
    int[] statuses = {};

    Layout layout = Layout.ANNOTATED;
    Spot spot = Spot.CLASSES;

    private Example(String kind, String what, String text) {
        this.kind = kind;
        this.what = what;
        this.text = text;
    }

    static Example of(String kind, String what, String text) {
        return new Example(kind, what, text);
    }

    Example enforced() {
        return enforced("");
    }

    /** @param below the path of the secret, below the example's own */
    Example enforced(String below) {
        return seen(Outcome.ENFORCED, below, 404, 404, 200);
    }

    Example refused(String element, String phrase) {
        outcome = Outcome.REFUSED;
        sentences.add(new Sentence(element, phrase));
        return this;
    }

    /** @param part of the text, in place of the annotation */
    Example because(String part) {
        cause = part;
        return this;
    }

    /** Expects that it is deployed, and no request leads to it. */
    Example noMistake() {
        return seen(Outcome.NO_MISTAKE, "");
    }

    /** Expects that it is deployed, and the log names it. */
    Example logged() {
        return seen(Outcome.LOGGED, "");
    }

    /** Expects that it is deployed, and every caller is answered 500. */
    Example error(String below) {
        return seen(Outcome.ERROR, below, 500, 500, 500);
    }

    /** Expects that it is deployed, and every caller sees the secret, as documented. */
    Example listed() {
        return seen(Outcome.LISTED, "", 200, 200, 200);
    }

    private Example seen(Outcome seen, String below, int... expected) {
        outcome = seen;
        path = below;
        statuses = expected;
        return this;
    }

    /** @param before the path before the example's own, below the context root */
    Example at(String before) {
        prefix = before;
        return this;
    }

    Example in(Layout other) {
        layout = other;
        return this;
    }

    Example in(Spot other) {
        spot = other;
        return this;
    }

    /** Sets the resources that an {@code Application} names. */
    Example registered(String... classes) {
        registered = classes;
        return this;
    }

    /** Adds an open resource that injects the bean and gets the secret from it. */
    Example asked(String bean) {
        return asked(bean, "bean.secret()");
    }

    Example asked(String bean, String expression) {
        door = "\n// in CLASSES\n@Path(\"{path}\") @RequestScoped\npublic class Door { @Inject " + bean
                + " bean; @GET public String get() throws Exception { return " + expression + "; } }\n";
        return this;
    }

    Example service(String name, String provider) {
        services.put(name, provider);
        return this;
    }

    Example beansXml(String content) {
        beansXml = content;
        return this;
    }

    Example webXml(String content) {
        webXml = content;
        return this;
    }

    Example only(Mark... some) {
        marks.retainAll(Arrays.asList(some));
        return this;
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
