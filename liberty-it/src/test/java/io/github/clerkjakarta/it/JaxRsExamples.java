package io.github.clerkjakarta.it;

import java.util.ArrayList;
import java.util.List;

/** Resources. */
final class JaxRsExamples {
    private static final String RESOURCE = "resource";
    private static final String API_FIRST = "JAX-RS annotations on an interface or a superclass";
    private static final String NO_METHOD = "resource class, but no resource method";

    private JaxRsExamples() {}

    static final List<Example> ALL = all();

    private static List<Example> all() {
        List<Example> all = new ArrayList<>();
        String onMethod = "@Path(\"{path}\")\npublic class Resource { {mark} {get} }\n";
        String onClass = "@Path(\"{path}\") {mark}\npublic class Resource { {get} }\n";
        for (Layout layout : List.of(Layout.NO_BEANS_XML, Layout.ANNOTATED, Layout.ALL, Layout.NONE)) {
            String mode = layout.mode() == null ? "no beans.xml" : "mode `" + layout.mode() + "`";
            all.add(Example.of(RESOURCE, "on the method, " + mode, onMethod)
                    .in(layout)
                    .enforced());
            all.add(Example.of(RESOURCE, "on the class, " + mode, onClass)
                    .in(layout)
                    .enforced());
        }
        for (Layout layout : List.of(Layout.CLASSES, Layout.SINGLETONS)) {
            all.add(Example.of(RESOURCE, "on the method, " + layout.name(), onMethod)
                    .in(layout)
                    .registered("Resource")
                    .enforced());
            all.add(Example.of(RESOURCE, "on the class, " + layout.name(), onClass)
                    .in(layout)
                    .registered("Resource")
                    .enforced());
            all.addAll(apiFirst(layout));
        }
        all.addAll(apiFirst(Layout.ANNOTATED));
        all.add(Example.of(RESOURCE, "record", """
                @Path("{path}")
                public record Resource() { {mark} {get} }
                """).in(Layout.NONE).enforced());
        all.add(Example.of(RESOURCE, "record, which the runtime makes a bean", """
                @Path("{path}")
                public record Resource() { {mark} {get} }
                """)
                .refused("Resource.get", "is final"));
        all.add(Example.of(RESOURCE, "final method of a class that is not a bean", """
                @Path("{path}")
                public class Resource { {mark} @GET public final String get() { return "secret"; } }
                """)
                .in(Layout.NONE)
                .enforced());
        all.add(Example.of(RESOURCE, "final method of a class that the runtime makes a bean", """
                @Path("{path}")
                public class Resource { {mark} @GET public final String get() { return "secret"; } }
                """)
                .refused("Resource.get", "is final"));
        all.add(Example.of(RESOURCE, "final method of a bean", """
                @Path("{path}") @RequestScoped
                public class Resource { {mark} @GET public final String get() { return "secret"; } }
                """).refused("Resource.get", "is final"));
        all.add(Example.of(RESOURCE, "final method of a class, mode `all`", """
                @Path("{path}")
                public class Resource { {mark} @GET public final String get() { return "secret"; } }
                """)
                .in(Layout.ALL)
                .refused("Resource.get", "is final"));
        all.add(Example.of(RESOURCE, "a method with an HTTP method of the application's own, and HEAD", """
                @HttpMethod("GET") @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.METHOD)
                public @interface Fetch {}

                @Path("{path}")
                public class Resource { {mark} @Fetch public String get() { return "secret"; } }
                """)
                .enforced());
        all.add(Example.of(RESOURCE, "class named like a proxy", """
                @Path("{path}") @RequestScoped
                public class Resource$Proxy$_$$_WeldSubclass { {mark} {get} }
                """).enforced());
        all.add(Example.of(RESOURCE, "class named like a client proxy, no bean", """
                @Path("{path}") {mark}
                public class Resource$Proxy$_$$_WeldClientProxy { {get} }
                """)
                .enforced());
        all.add(Example.of(RESOURCE, "`@SessionScoped`", """
                @Path("{path}") @SessionScoped
                public class Resource implements Serializable { {mark} {get} }
                """).enforced());
        all.add(Example.of(RESOURCE, "sub-resource method", """
                @Path("{path}")
                public class Resource { {mark} @Path("sub") {get} }
                """).enforced("/sub"));
        all.add(Example.of(NO_METHOD, "method without `@GET`", """
                @Path("{path}")
                public class Resource { {mark} public String secret() { return "secret"; } {get} }
                """)
                .in(Layout.NONE)
                .refused("Resource.secret", "is not a resource method"));
        all.add(Example.of(NO_METHOD, "class without resource methods", """
                @Path("{path}") {mark}
                public class Resource { public String secret() { return "secret"; } }
                """)
                .in(Layout.NONE)
                .refused("Resource", "neither a CDI bean"));
        all.add(Example.of(NO_METHOD, "method without `@GET`, of a class that the runtime makes a bean", """
                @Path("{path}-own")
                public class Resource { {mark} public String secret() { return "secret"; } {get} }
                """)
                .asked("Resource")
                .enforced());
        all.add(Example.of(NO_METHOD, "setter that JAX-RS calls", """
                @Path("{path}/{name}") @RequestScoped
                public class Resource {
                    {mark} @PathParam("name") public void setName(String name) {}
                    @GET public String get() { return "open"; }
                }
                """).refused("Resource.setName", ""));
        return all;
    }

    private static List<Example> apiFirst(Layout layout) {
        String api = "@Path(\"{path}\")\npublic interface Api { @GET String get(); }\n\n";
        String base = "@Path(\"{path}\")\npublic abstract class Base { {get} }\n\n";
        String method = "{ {mark} @Override public String get() { return \"secret\"; } }\n";
        List<Example> ofInterfaces = List.of(
                Example.of(
                                API_FIRST,
                                "interface, annotation on the class's method, " + layout.name(),
                                api + "public class Resource implements Api " + method)
                        .in(layout)
                        .registered("Resource")
                        .enforced(),
                Example.of(
                                API_FIRST,
                                "interface, annotation on the class, a bean, " + layout.name(),
                                api + "@RequestScoped {mark}\npublic class Resource implements Api {"
                                        + " public String get() { return \"secret\"; } }\n")
                        .in(layout)
                        .registered("Resource")
                        .enforced(),
                Example.of(API_FIRST, "interface with both, " + layout.name(), """
                        @Path("{path}")
                        public interface Api { {mark} @GET String get(); }

                        public class Resource implements Api { public String get() { return "secret"; } }
                        """)
                        .in(layout)
                        .registered("Resource")
                        .enforced());
        List<Example> ofSuperclasses = List.of(
                Example.of(
                                API_FIRST,
                                "superclass, annotation on the subclass, " + layout.name(),
                                base + "{mark}\npublic class Resource extends Base {}\n")
                        .in(layout)
                        .registered("Resource")
                        .enforced(),
                Example.of(
                                API_FIRST,
                                "superclass, annotation on the overriding method, " + layout.name(),
                                base + "public class Resource extends Base " + method)
                        .in(layout)
                        .registered("Resource")
                        .enforced(),
                Example.of(API_FIRST, "generic superclass, narrowed by an interface, " + layout.name(), """
                        public abstract class Base<T> { @GET @SuppressWarnings("unchecked") public T get() { return (T) "secret"; } }

                        public interface Api { {mark} String get(); }

                        @Path("{path}")
                        public class Resource extends Base<String> implements Api {}
                        """)
                        .in(layout)
                        .registered("Resource")
                        .enforced());
        List<Example> all = new ArrayList<>(ofSuperclasses);
        // A scan by Open Liberty does not find a resource if only its interface has @Path.
        if (!layout.equals(Layout.ANNOTATED)) {
            all.addAll(ofInterfaces);
        }
        return all;
    }
}
