package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Hand-written places for a protection, on a real Open Liberty: enforced, refused, or listed as out of reach. {@link
 * ShapesIT} has the generated ones.
 */
class FailClosedIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Emulator clerk;
    private static LibertyServer server;

    /** @param war the file, which is also the context root */
    private record Shape(String what, String war, String method, String path, Seen expected) {}

    /** The possible outcomes of a shape. */
    private enum Seen {
        ENFORCED("enforced"),
        REFUSED("refused at deployment"),
        ERROR("answered 500, with what to change in the log"),
        OPEN("open: on the list of docs/internals/fail-closed.md"),
        PUBLIC("public, as `@PermitAll` says");

        private final String text;

        Seen(String text) {
            this.text = text;
        }
    }

    private static final Map<String, Path> WARS = new LinkedHashMap<>();

    private static final List<Shape> SHAPES = new ArrayList<>();

    private static void shape(String what, String war, String path, Seen expected) {
        SHAPES.add(new Shape(what, war, "GET", path, expected));
    }

    static {
        for (String mode : List.of("no", "annotated", "all", "none")) {
            String beans = mode.equals("no") ? "no beans.xml" : "beans.xml with mode `" + mode + "`";
            shape(beans + ", annotation on the class", "mode-" + mode, "/class", Seen.ENFORCED);
            shape(beans + ", annotation on the method", "mode-" + mode, "/method", Seen.ENFORCED);
        }
        shape("`Application.getClasses()` lists the resources", "listedclasses", "/class", Seen.ENFORCED);
        shape("`Application.getSingletons()` gives instances", "listedsingletons", "/method", Seen.ENFORCED);
        shape("two applications, the first", "twoapps", "/first/class", Seen.ENFORCED);
        shape("two applications, the second", "twoapps", "/second/method", Seen.ENFORCED);
        shape("`jakarta.ws.rs.loadServices=false`, resource is a bean", "withoutservices", "/bean", Seen.ENFORCED);
        shape(
                "`jakarta.ws.rs.loadServices=false`, resource is not a bean",
                "withoutservices",
                "/nobean",
                Seen.ENFORCED);
        shape(
                "`jakarta.ws.rs.loadServices=false` and `getSingletons()`",
                "singletonswithoutservices",
                "",
                Seen.REFUSED);
        shape("annotation on the method of an interface", "everyplace", "/interface", Seen.ENFORCED);
        shape("the same, resource is a bean", "everyplace", "/interface-bean", Seen.ENFORCED);
        shape("annotation on a default method", "everyplace", "/default", Seen.ENFORCED);
        shape("the same, resource is a bean", "everyplace", "/default-bean", Seen.ENFORCED);
        shape("annotation on an interface", "everyplace", "/interface-class", Seen.ENFORCED);
        shape("annotation on the overridden method", "everyplace", "/overridden", Seen.ENFORCED);
        shape("the same, resource is a bean", "everyplace", "/overridden-bean", Seen.ENFORCED);
        shape("annotation on the superclass", "everyplace", "/superclass", Seen.ENFORCED);
        SHAPES.add(new Shape(
                "annotation on a generic interface's method", "everyplace", "POST", "/bridge", Seen.ENFORCED));
        SHAPES.add(new Shape("the same, resource is a bean", "everyplace", "POST", "/bridge-bean", Seen.ENFORCED));
        shape("annotation by a stereotype", "everyplace", "/stereotype", Seen.ENFORCED);
        shape("method's annotation replaces its class's", "everyplace", "/mixed/replaced", Seen.ENFORCED);
        shape("`@PermitAll` on the method", "everyplace", "/mixed/lifted", Seen.PUBLIC);
        SHAPES.add(new Shape("HEAD of a GET method", "everyplace", "HEAD", "/overridden", Seen.ENFORCED));
        shape("`AsyncResponse`", "everyplace", "/suspended", Seen.ENFORCED);
        shape("`CompletionStage`", "everyplace", "/stage", Seen.ENFORCED);
        shape("resource is an EJB", "everyplace", "/ejb", Seen.ENFORCED);
        shape("sub-resource with an annotated method", "everyplace", "/locator/found/method", Seen.ENFORCED);
        shape("sub-resource of an annotated class", "everyplace", "/locator/found/class", Seen.ENFORCED);
        shape("sub-resource given as a class", "everyplace", "/locator/found/type", Seen.ENFORCED);
        shape("sub-resource found as Object", "everyplace", "/locator/found/object", Seen.ENFORCED);
        shape("locator's annotation replaces its class's", "everyplace", "/locator/replacing/sub", Seen.ENFORCED);
        shape("annotated locator of a class that is not a bean", "everyplace", "/locator/plain/sub", Seen.ENFORCED);
        shape("the same, declared to give Object", "everyplace", "/locator/plain/object", Seen.ENFORCED);
        shape("annotated locator of a bean, giving a new object", "everyplace", "/locator/bean/sub", Seen.ENFORCED);
        shape("annotated locator of a bean, giving a bean", "everyplace", "/locator/bean/injected", Seen.ENFORCED);
        shape("locator in an annotated class", "everyplace", "/locator/owner/sub", Seen.ENFORCED);
        shape("two locators below an annotated class", "everyplace", "/locator/owner/deep/sub", Seen.ENFORCED);
        shape("locator in an annotated bean", "everyplace", "/locator/owner-bean/sub", Seen.ENFORCED);
        shape("bean, annotation on the method", "everyplace", "/bean/method", Seen.ENFORCED);
        shape("bean, package-private method", "everyplace", "/bean/package-private", Seen.ENFORCED);
        shape("bean, annotation on the class", "everyplace", "/bean/class", Seen.ENFORCED);
        shape("bean, annotation on an interface's method", "everyplace", "/bean/interface", Seen.ENFORCED);
        shape("bean, annotation on the overridden method", "everyplace", "/bean/overriding", Seen.ENFORCED);
        shape("bean, annotation on the inherited method", "everyplace", "/bean/inheriting", Seen.ENFORCED);
        shape("bean, annotation on an inherited default method", "everyplace", "/bean/default", Seen.ENFORCED);
        shape("bean, class with a name as proxies have", "everyplace", "/bean/dollar", Seen.ENFORCED);
        shape("bean, annotation on a generic interface's method", "everyplace", "/bean/bridge", Seen.ENFORCED);
        shape("bean, annotation by a stereotype", "everyplace", "/bean/stereotype", Seen.ENFORCED);
        shape("EJB called from a resource", "everyplace", "/bean/ejb", Seen.ENFORCED);
        shape("protected bean called on another thread", "everyplace", "/bean/thread", Seen.ERROR);
        shape("`Auth` used on another thread", "everyplace", "/bean/auth-thread", Seen.ERROR);
        shape("a bean calls its own protected method", "everyplace", "/bean/self", Seen.OPEN);
        shape("`new Service().method()`", "everyplace", "/bean/new", Seen.OPEN);
        shape("annotated private method", "privatemethod", "", Seen.REFUSED);
        shape("annotated static method", "staticmethod", "", Seen.REFUSED);
        shape("annotated final method", "finalmethod", "", Seen.REFUSED);
        shape("annotated final method of a superclass", "inheritedfinalmethod", "", Seen.REFUSED);
        shape("annotated class given by a producer method", "producedbean", "", Seen.REFUSED);
        shape("annotated servlet", "annotatedservlet", "", Seen.REFUSED);
        shape("annotated `Application`", "annotatedapplication", "", Seen.REFUSED);
        shape("annotation that names nothing", "namesnothing", "", Seen.REFUSED);
        shape("annotation with a malformed URL", "malformedurl", "", Seen.REFUSED);
    }

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        List<String> resources = List.of("modes.OnClass", "modes.OnMethod");
        for (String mode : List.of("annotated", "all", "none")) {
            WARS.put("mode-" + mode, War.of("mode-" + mode, mode, List.of("modes")));
        }
        WARS.put("mode-no", War.of("mode-no", null, List.of("modes")));
        WARS.put("listedclasses", War.of("listedclasses", "annotated", with(resources, "listedclasses")));
        WARS.put("listedsingletons", War.of("listedsingletons", "annotated", with(resources, "listedsingletons")));
        WARS.put("twoapps", War.of("twoapps", "annotated", with(resources, "twoapps")));
        WARS.put(
                "singletonswithoutservices",
                War.of("singletonswithoutservices", "annotated", with(resources, "singletonswithoutservices")));
        WARS.put(
                "containerroles",
                War.of(
                        "containerroles",
                        "annotated",
                        List.of("containerroles"),
                        Map.of(
                                "WEB-INF/classes/META-INF/microprofile-config.properties",
                                "clerk.role-annotations=container")));
        for (String name : List.of(
                "withoutservices",
                "everyplace",
                "privatemethod",
                "staticmethod",
                "finalmethod",
                "inheritedfinalmethod",
                "namesnothing",
                "malformedurl",
                "producedbean",
                "annotatedservlet",
                "annotatedapplication")) {
            WARS.put(name, War.of(name, "annotated", List.of(name)));
        }
        StringBuilder xml = new StringBuilder("<server><featureManager>");
        List.of("restfulWS-3.1", "cdi-4.0", "mpConfig-3.1", "jsonp-2.1", "servlet-6.0", "enterpriseBeansLite-4.0")
                .forEach(feature -> xml.append("<feature>").append(feature).append("</feature>"));
        xml.append("</featureManager><httpEndpoint id=\"defaultHttpEndpoint\" host=\"localhost\""
                + " httpPort=\"${http.port}\" httpsPort=\"-1\"/>");
        LibertyServer.Builder builder = LibertyServer.named("fail-closed");
        WARS.forEach((name, war) -> {
            xml.append("<webApplication location=\"" + name + ".war\" contextRoot=\"/" + name + "\"/>");
            builder.application(name + ".war", war);
        });
        Map<String, String> properties = Demo.properties(clerk, 0);
        properties.remove("clerk.authorized-parties");
        server = builder.serverXml(xml.append("</server>").toString())
                .properties(properties)
                .start();
    }

    @Test
    void aHiddenPageIsTheApplicationsOwnMissingPage() throws Exception {
        HttpResponse<String> hidden = get("/everyplace/overridden", null);
        HttpResponse<String> missing = get("/everyplace/nothing", null);

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo("nothing here").isEqualTo(missing.body());
    }

    @Test
    void unauthenticatedUrlRedirectsScriptsToo() throws Exception {
        HttpResponse<String> signedOut = get("/everyplace/welcome", null);

        assertThat(signedOut.statusCode()).isEqualTo(307);
        assertThat(signedOut.headers().firstValue("Location"))
                .contains(server.url("/everyplace/hello").toString());
        assertThat(get("/everyplace/welcome", "user_bob").statusCode()).isEqualTo(200);
    }

    @Test
    void rolesAllowedKnowsFullNamesWhereTheRuntimeEnforcesIt() throws Exception {
        assertThat(get("/containerroles/full-name", "user_ada").statusCode()).isEqualTo(200);
        assertThat(get("/containerroles/full-name", "user_bob").statusCode()).isEqualTo(403);
        assertThat(get("/containerroles/full-name", null).statusCode()).isEqualTo(403);
        assertThat(get("/containerroles/short-name", "user_ada").statusCode()).isEqualTo(403);
    }

    @Test
    void anApplicationMaySayWhatADocumentIs() throws Exception {
        HttpResponse<String> signedOut = get("/containerroles/page", null);

        assertThat(signedOut.statusCode()).isEqualTo(307);
        assertThat(signedOut.headers().firstValue("Location").orElseThrow()).startsWith(clerk.signInUrl());
    }

    @Test
    void thePrincipalIsTheContainersWhereNobodyIsFullySignedIn() throws Exception {
        assertThat(get("/containerroles/principal", "user_ada").body()).isEqualTo("user_ada");
        assertThat(get("/containerroles/principal", "user_pen").body()).isEqualTo("nobody");
        assertThat(get("/containerroles/principal", null).body()).isEqualTo("nobody");
    }

    @Test
    void filtersOfTheApplicationKnowWhoItIs() throws Exception {
        assertThat(get("/everyplace/who", null).body()).isEqualTo("null");
        assertThat(get("/everyplace/who", "user_ada").body()).isEqualTo("user_ada");
    }

    private static HttpResponse<String> get(String path, String user) throws Exception {
        return send("GET", path, user);
    }

    private static List<String> with(List<String> some, String more) {
        List<String> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        clerk.close();
    }

    @Test
    void everyShapeIsEnforcedRefusedOrListed() throws Exception {
        List<String> different = new ArrayList<>();
        for (Shape shape : SHAPES) {
            String seen = see(shape);
            if (!seen.equals(shape.expected.text)) {
                different.add(shape.what + " (" + shape.war + shape.path + "): " + seen + ", expected: "
                        + shape.expected.text);
            }
        }
        assertThat(different).isEmpty();
    }

    private static String see(Shape shape) throws Exception {
        if (shape.expected == Seen.REFUSED) {
            boolean failed = server.log()
                    .lines()
                    .anyMatch(line -> line.contains("CWWKZ0002E") && line.contains(" " + shape.war + "."));
            return failed && server.log().contains("io.github.clerkjakarta.wars." + shape.war + ".")
                    ? Seen.REFUSED.text
                    : "deployed";
        }
        int nobody = status(shape, null);
        int member = status(shape, "user_bob");
        int admin = status(shape, "user_ada");
        boolean anyUser = List.of("/class", "/bean", "/nobean").stream().anyMatch(shape.path::endsWith)
                && !shape.war.equals("everyplace");
        if (nobody == 404 && member == (anyUser ? 200 : 404) && admin == 200) {
            return Seen.ENFORCED.text;
        }
        if (nobody == 500 && member == 500 && admin == 500) {
            return Seen.ERROR.text;
        }
        if (nobody == 200 && member == 200 && admin == 200) {
            return shape.expected == Seen.PUBLIC ? Seen.PUBLIC.text : Seen.OPEN.text;
        }
        return "signed out " + nobody + ", without the role " + member + ", with the role " + admin;
    }

    private static int status(Shape shape, String user) throws Exception {
        return send(shape.method, "/" + shape.war + shape.path, user).statusCode();
    }

    private static HttpResponse<String> send(String method, String path, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url(path))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("x") : BodyPublishers.noBody());
        if (user != null) {
            request.header("Authorization", "Bearer " + clerk.sessionToken(user, "http://localhost"));
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
