package io.github.clerkjakarta.it;

import io.github.clerkjakarta.shapes.Compiled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One WAR with its configuration, and the required outcome of its deployment. In all texts, {@code {package}} is the
 * package of its classes and {@code {root}} its context root.
 */
final class DeploymentRow {
    /** The features that the server has. */
    enum Features {
        SERVLETS,
        NO_SERVLETS,
        EE9,
        /** Faces, and all features of SERVLETS. */
        FACES
    }

    enum Outcome {
        /** Fails with these sentences. */
        REFUSED,
        /** Deploys; strangers are answered 404, users get in. */
        ENFORCED,
        /** Deploys; strangers do not get in. */
        DEPLOYED,
        /** Fails, or deploys and strangers do not get in. */
        SHUT
    }

    static final String WORD = "SECRET";

    final String name;
    final String what;
    Features features = Features.SERVLETS;
    Outcome outcome = Outcome.DEPLOYED;
    String contextRoot;
    String discovery = "all";
    String webXml;
    boolean isComplete;
    final Map<String, String> properties = new LinkedHashMap<>();
    final List<String> says = new ArrayList<>();
    final List<String> sayings = new ArrayList<>();
    final List<String> saysNot = new ArrayList<>();
    final List<String> secrets = new ArrayList<>();
    final List<String> open = new ArrayList<>();
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> ofLibrary = new ArrayList<>();
    private String fragment;

    private DeploymentRow(String name, String what) {
        this.name = name;
        this.what = what;
        this.contextRoot = "/" + name;
    }

    /** @param name of the WAR and its context root */
    static DeploymentRow of(String name, String what) {
        return new DeploymentRow(name, what);
    }

    DeploymentRow on(Features other) {
        features = other;
        return this;
    }

    DeploymentRow contextRoot(String other) {
        contextRoot = other;
        return this;
    }

    /**
     * Adds a JAX-RS application.
     *
     * @param annotation before it
     * @param body of its class
     */
    DeploymentRow application(String className, String annotation, String body) {
        return source(
                className,
                annotation + " public class " + className + " extends jakarta.ws.rs.core.Application {" + body + "}");
    }

    /** Adds an application at a path, and one resource {@code things} with the secret. */
    DeploymentRow api(String path) {
        return application("Root", "@ApplicationPath(\"" + path + "\")", "").things();
    }

    DeploymentRow things() {
        return source(
                "Things",
                "@Path(\"things\") public class Things {"
                        + " @GET public String get() { return \"SECRET\"; }"
                        + " @POST public String post() { return \"SECRET\"; } }");
    }

    DeploymentRow servlet(String className, String annotation) {
        return source(
                className,
                annotation + " public class " + className + " extends HttpServlet { @Override protected void doGet("
                        + "HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {"
                        + " response.getWriter().print(\"SECRET\"); } }");
    }

    DeploymentRow source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** Adds files with the secret below {@code reports}. */
    DeploymentRow reports() {
        return secretFiles("reports/q1.txt", "reports/q1.html", "reports/q1.css");
    }

    DeploymentRow secretFiles(String... paths) {
        for (String path : paths) {
            file(path, WORD);
            secret("/" + path);
        }
        return this;
    }

    DeploymentRow file(String path, String content) {
        return file(path, Zip.bytes(content));
    }

    DeploymentRow file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /**
     * Puts classes into a library of the WAR.
     *
     * @param webFragment its web-fragment.xml
     */
    DeploymentRow library(String webFragment, String... classNames) {
        fragment = webFragment;
        ofLibrary.addAll(List.of(classNames));
        return this;
    }

    DeploymentRow webXml(String content) {
        webXml = content;
        return this;
    }

    /** Sets {@code metadata-complete="true"}: no annotations, no fragments. */
    DeploymentRow complete() {
        isComplete = true;
        return this;
    }

    /** @param mode the discovery mode of {@code beans.xml}, or null to leave the file out */
    DeploymentRow discovery(String mode) {
        discovery = mode;
        return this;
    }

    DeploymentRow property(String property, String value) {
        properties.put(property, value.replace("{root}", contextRoot));
        return this;
    }

    DeploymentRow isProtected(String patterns) {
        return property("clerk.routes.protected", patterns);
    }

    DeploymentRow isPublic(String patterns) {
        return property("clerk.routes.public", patterns);
    }

    /** @param requests method and path, or a path to GET; "CSRF" is another site's POST with a user's cookie */
    DeploymentRow secret(String... requests) {
        secrets.addAll(List.of(requests));
        return this;
    }

    /** Adds paths that are answered 200 to strangers, too. */
    DeploymentRow open(String... paths) {
        open.addAll(List.of(paths));
        return this;
    }

    /** @param texts that the refusal contains */
    DeploymentRow refused(String... texts) {
        says.addAll(List.of(texts));
        return outcome(Outcome.REFUSED);
    }

    /** @param lines regular expressions of lines that the refusal contains */
    DeploymentRow refusedSaying(List<String> lines) {
        sayings.addAll(lines);
        return outcome(Outcome.REFUSED);
    }

    DeploymentRow notSaying(String... texts) {
        saysNot.addAll(List.of(texts));
        return this;
    }

    DeploymentRow outcome(Outcome expected) {
        outcome = expected;
        return this;
    }

    DeploymentRow enforced() {
        return outcome(Outcome.ENFORCED);
    }

    DeploymentRow shut() {
        return outcome(Outcome.SHUT);
    }

    String packageName() {
        return "rows." + name.replace('-', '_');
    }

    /** Returns the sources to compile, by class name. */
    Map<String, String> sources() {
        Map<String, String> all = new TreeMap<>();
        sources.forEach((simpleName, text) -> all.put(
                packageName() + "." + simpleName,
                "package " + packageName() + ";\nimport jakarta.enterprise.context.*;\nimport jakarta.inject.*;\n"
                        + "import jakarta.servlet.annotation.*;\nimport jakarta.servlet.http.*;\n"
                        + "import jakarta.ws.rs.*;\nimport java.util.*;\nimport io.github.clerkjakarta.*;\n"
                        + "import io.github.clerkjakarta.route.*;\n"
                        + text.replace("{package}", packageName())));
        return all;
    }

    byte[] war(Compiled compiled) {
        Map<String, byte[]> all = new TreeMap<>(files);
        Zip.ours().forEach((jar, content) -> all.put("WEB-INF/lib/" + jar, content));
        Map<String, byte[]> library = new TreeMap<>();
        compiled.classes().forEach((type, content) -> {
            if (type.startsWith(packageName() + ".")) {
                boolean inJar = ofLibrary.contains(type.substring(packageName().length() + 1));
                (inJar ? library : all).put((inJar ? "" : "WEB-INF/classes/") + Zip.classFile(type), content);
            }
        });
        if (fragment != null) {
            library.put("META-INF/web-fragment.xml", Zip.bytes(fragment));
            all.put("WEB-INF/lib/library.jar", Zip.of(library));
        }
        if (discovery != null) {
            addBeansXml(all);
        }
        if (webXml != null) {
            String xml = War.webXml(webXml.replace("{package}", packageName()));
            all.put(
                    "WEB-INF/web.xml",
                    Zip.bytes(isComplete ? xml.replaceFirst(">", " metadata-complete=\"true\">") : xml));
        }
        return Zip.of(all);
    }

    private void addBeansXml(Map<String, byte[]> all) {
        String version = features == Features.EE9 ? "3.0" : "4.0";
        all.put(
                "WEB-INF/beans.xml",
                Zip.bytes("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"" + version
                        + "\" bean-discovery-mode=\"" + discovery + "\"/>"));
    }

    @Override
    public String toString() {
        return name + " (" + what + ")";
    }
}
