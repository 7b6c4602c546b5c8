package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Mark;
import io.github.clerkjakarta.it.Layout.Registration;
import java.util.ArrayList;
import java.util.List;

/** The ways in which a WAR declares its JAX-RS applications. */
final class ApplicationExamples {
    private static final String SEVERAL = "JAX-RS applications";
    private static final String SERVICES_OFF = "`jakarta.ws.rs.loadServices=false`";
    private static final String CLIENT = "MicroProfile REST client";

    private static final String OFF =
            "@Override public Map<String, Object> getProperties() { return Map.of(\"jakarta.ws.rs.loadServices\", false); }";
    private static final String RESOURCES = """
            @Path("{path}")
            public class Plain { {mark} {get} }

            @Path("{path}") @RequestScoped
            public class Bean {
                {mark} @GET @Path("bean") public String get() { return "secret"; }
                @Path("locator") public Sub sub() { return new Sub(); }
            }

            public class Sub { {mark} {get} }

            """;

    private ApplicationExamples() {}

    static final List<Example> ALL = all();

    private static List<Example> all() {
        List<Example> all = new ArrayList<>();
        String mapped = "<servlet><servlet-name>jakarta.ws.rs.core.Application</servlet-name></servlet>"
                + "<servlet-mapping><servlet-name>jakarta.ws.rs.core.Application</servlet-name>"
                + "<url-pattern>/*</url-pattern></servlet-mapping>";
        for (String mode : List.of("annotated", "none")) {
            all.add(Example.of(SEVERAL, "mapped in web.xml, no `Application` class, mode `" + mode + "`", RESOURCES)
                    .in(own("mapped_" + mode, mode).withWebXml(mapped))
                    .enforced());
            all.add(Example.of(SEVERAL, "the same, sub-resource", RESOURCES)
                    .in(own("mapped_" + mode, mode).withWebXml(mapped))
                    .enforced("/locator"));
        }
        Layout two = own("two", "annotated");
        String first = application("First", "{path}/first", "");
        all.add(Example.of(
                        SEVERAL,
                        "two, the first, which finds all",
                        RESOURCES + first + application("Second", "{path}/second", classes("Plain.class")))
                .in(two)
                .at("/{path}/first/{path}")
                .enforced()
                .only(Mark.OURS));
        all.add(Example.of(
                        SEVERAL,
                        "two, the second, which lists classes",
                        RESOURCES + first + application("Second", "{path}/second", classes("Plain.class")))
                .in(two)
                .at("/{path}/second/{path}")
                .enforced()
                .only(Mark.OURS));
        all.add(Example.of(
                        SEVERAL,
                        "two, the second, which gives instances",
                        RESOURCES + first + application("Second", "{path}/second", singletons("new Plain()")))
                .in(two)
                .at("/{path}/second/{path}")
                .enforced()
                .only(Mark.OURS));
        all.add(Example.of(
                        SEVERAL,
                        "declared by name in web.xml, with classes",
                        RESOURCES + "public class Rest extends Application { " + classes("Plain.class") + " }\n")
                .in(own("named", "annotated"))
                .webXml("<servlet><servlet-name>{package}.Rest</servlet-name></servlet><servlet-mapping><servlet-name>"
                        + "{package}.Rest</servlet-name><url-pattern>/*</url-pattern></servlet-mapping>")
                .enforced()
                .only(Mark.OURS));
        all.addAll(servicesOff());
        all.add(Example.of(CLIENT, "interface that shares an annotated API", CLIENT_AND_API)
                .noMistake()
                .only(Mark.OURS, Mark.STANDARD));
        all.add(Example.of(CLIENT, "resource of the API that the client shares", CLIENT_AND_API)
                .in(Layout.CLASSES)
                .registered("Resource")
                .enforced()
                .only(Mark.OURS, Mark.STANDARD));
        return all;
    }

    private static final String CLIENT_AND_API = """
            @Path("{path}")
            public interface Api { {mark} @GET String get(); }

            @org.eclipse.microprofile.rest.client.inject.RegisterRestClient(baseUri = "http://localhost:1")
            public interface Client extends Api {}

            public class Resource implements Api { public String get() { return "secret"; } }

            @RequestScoped
            public class Caller {
                @Inject @org.eclipse.microprofile.rest.client.inject.RestClient Client client;
            }
            """;

    private static List<Example> servicesOff() {
        List<Example> all = new ArrayList<>();
        Layout off = own("services_off", "annotated");
        Layout offByXml = own("services_off_xml", "annotated");
        String parameter = "<servlet><servlet-name>{package}.Rest</servlet-name><init-param><param-name>"
                + "jakarta.ws.rs.loadServices</param-name><param-value>false</param-value></init-param></servlet>"
                + "<servlet-mapping><servlet-name>{package}.Rest</servlet-name><url-pattern>/{path}/*</url-pattern>"
                + "</servlet-mapping>";
        String scanning = RESOURCES + application("Rest", "{path}", OFF);
        String scanningByXml = RESOURCES + "public class Rest extends Application {}\n";
        for (String mode : List.of("annotated", "none")) {
            String found = "classes are found, mode `" + mode + "`, ";
            for (String[] asked :
                    new String[][] {{"resource", ""}, {"bean", "/bean"}, {"sub-resource made with `new`", "/locator"}
                    }) {
                all.add(Example.of(SERVICES_OFF, found + asked[0], scanning)
                        .in(own("services_off_" + mode, mode))
                        .at("/{path}/{path}")
                        .enforced(asked[1])
                        .only(Mark.OURS));
                all.add(Example.of(SERVICES_OFF, "in web.xml, " + found + asked[0], scanningByXml)
                        .in(own("services_off_xml_" + mode, mode))
                        .at("/{path}/{path}")
                        .webXml(parameter)
                        .enforced(asked[1])
                        .only(Mark.OURS));
            }
        }
        all.add(refused("`getClasses()`", RESOURCES + application("Rest", "a", OFF + classes("Plain.class")))
                .in(off));
        all.add(refused("`getSingletons()`", RESOURCES + application("Rest", "b", OFF + singletons("new Plain()")))
                .in(off));
        all.add(refused(
                        "in web.xml, `getClasses()`",
                        RESOURCES + "public class Rest extends Application { " + classes("Plain.class") + " }\n")
                .webXml(parameter)
                .in(offByXml));
        all.add(refused(
                        "in web.xml, `getSingletons()`",
                        RESOURCES + "public class Rest extends Application { " + singletons("new Plain()") + " }\n")
                .webXml(parameter)
                .in(offByXml));
        all.add(refused(
                        "as text in `getProperties()`",
                        RESOURCES
                                + application("Rest", "c", OFF.replace("false", "\"FALSE\"") + classes("Plain.class")))
                .in(off));
        return all;
    }

    private static Example refused(String what, String text) {
        return Example.of(SERVICES_OFF, what, text)
                .refused("Rest", "off and lists its classes")
                .because("jakarta.ws.rs.loadServices")
                .only(Mark.OURS);
    }

    private static Layout own(String name, String mode) {
        return Layout.registering(name, Registration.OWN).withMode(mode);
    }

    private static String application(String name, String path, String members) {
        return "\n@ApplicationPath(\"" + path + "\")\npublic class " + name + " extends Application { " + members
                + " }\n";
    }

    private static String classes(String classes) {
        return "@Override public Set<Class<?>> getClasses() { return Set.of(" + classes + "); }";
    }

    private static String singletons(String instances) {
        return "@Override public Set<Object> getSingletons() { return Set.of(" + instances + "); }";
    }
}
