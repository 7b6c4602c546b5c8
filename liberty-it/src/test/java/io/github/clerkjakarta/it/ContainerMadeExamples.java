package io.github.clerkjakarta.it;

import java.util.List;

/** Classes and members that the container uses itself: no interceptor runs. */
final class ContainerMadeExamples {
    private static final String DECORATOR = "decorator or interceptor";
    private static final String PRODUCED = "given by a producer";
    private static final String SYNTHETIC = "synthetic bean";
    private static final String PROVIDER = "JAX-RS provider or application";
    private static final String ENTITY = "Jakarta Persistence";
    private static final String CALLBACK = "lifecycle callback or initializer";
    private static final String STATIC = "private, static or final";

    private static final String BEAN =
            "@RequestScoped\npublic class Bean { {mark} public String secret() { return \"secret\"; } }\n\n";
    private static final String HIDDEN =
            "@RequestScoped\npublic class Bean { {mark} String secret() { return \"secret\"; } }\n\n";
    private static final String MAKER = "@Dependent\npublic class Maker { @Produces @Named(\"{path}\") ";

    private ContainerMadeExamples() {}

    static final List<Example> ALL = List.of(
            Example.of(DECORATOR, "decorator, `@Priority`", decorator("@Decorator @Priority(1)"))
                    .refused("Decorating.secret", "is a decorator"),
            Example.of(DECORATOR, "decorator, beans.xml", decorator("@Decorator"))
                    .in(Layout.ANNOTATED.named("decorators"))
                    .beansXml("<decorators><class>{package}.Decorating</class></decorators>")
                    .refused("Decorating.secret", "is a decorator")
                    .only(Example.Mark.OURS),
            Example.of(DECORATOR, "interceptor, `@Priority`", """
                    @InterceptorBinding @Retention(RetentionPolicy.RUNTIME)
                    public @interface Logged {}

                    @Interceptor @Logged @Priority(1)
                    public class Logging {
                        @AroundInvoke {mark} public Object secret(InvocationContext call) throws Exception { return call.proceed(); }
                    }
                    """).refused("Logging.secret", "is an interceptor"),
            Example.of(PRODUCED, "method", BEAN + MAKER + "public Bean make() { return new Bean(); } }\n")
                    .refused("Maker.make", "produces {package}.Bean"),
            Example.of(PRODUCED, "field", BEAN + MAKER + "public Bean make = new Bean(); }\n")
                    .refused("Maker.make", "produces {package}.Bean"),
            Example.of(PRODUCED, "static field", BEAN + MAKER + "static Bean make = new Bean(); }\n")
                    .refused("Maker.make", "produces {package}.Bean"),
            Example.of(
                            PRODUCED,
                            "`List<T>`",
                            BEAN + MAKER + "public List<Bean> make() { return List.of(new Bean()); } }\n")
                    .refused("Maker.make", "produces {package}.Bean"),
            Example.of(
                            PRODUCED,
                            "`Map<String, T[]>`",
                            BEAN + MAKER + "public Map<String, Bean[]> make() { return Map.of(); } }\n")
                    .refused("Maker.make", "produces {package}.Bean"),
            Example.of(
                            PRODUCED,
                            "package-private method of the type",
                            HIDDEN + MAKER + "Bean make() { return new Bean(); } }\n")
                    .refused("Maker.make", "produces {package}.Bean"),
            Example.of(PRODUCED, "by an interface that is annotated", """
                    {mark}
                    public interface Work { String secret(); }

                    @Dependent
                    public class Maker { @Produces @Named("{path}") public Work make() { return null; } }
                    """)
                    .refused("Maker.make", "produces {package}.Work"),
            Example.of(PRODUCED, "by an EJB", BEAN + """
                    @Stateless(name = "{path}")
                    public class Maker { @Produces @Named("{path}") public Bean make() { return new Bean(); } }
                    """).refused("Maker.make", "produces {package}.Bean"),
            Example.of(SYNTHETIC, "portable extension of the WAR", BEAN + """
                    public class Adding implements Extension {
                        void add(@Observes AfterBeanDiscovery event) {
                            event.addBean().types(Bean.class, Object.class)
                                .qualifiers(jakarta.enterprise.inject.literal.NamedLiteral.of("{path}"))
                                .scope(Dependent.class).produceWith(it -> new Bean());
                        }
                    }
                    """)
                    .service("jakarta.enterprise.inject.spi.Extension", "Adding")
                    .refused("Bean", "An extension adds a bean"),
            Example.of(SYNTHETIC, "build compatible extension of the WAR", BEAN + """
                    public class Creator implements jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator<Bean> {
                        public Bean create(Instance<Object> lookup,
                                jakarta.enterprise.inject.build.compatible.spi.Parameters p) { return new Bean(); }
                    }

                    public class Adding implements jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension {
                        @jakarta.enterprise.inject.build.compatible.spi.Synthesis
                        public void add(jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents all) {
                            all.addBean(Bean.class).type(Bean.class)
                                .qualifier(jakarta.enterprise.inject.literal.NamedLiteral.of("{path}"))
                                .createWith(Creator.class);
                        }
                    }
                    """)
                    .service("jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension", "Adding")
                    .refused("Bean", "An extension adds a bean"),
            Example.of(SYNTHETIC, "an extension removes the annotation of a bean", """
                    @RequestScoped
                    public class Bean { @HasRole("org:admin") public String secret() { return "secret"; } }

                    public class Removing implements Extension {
                        void remove(@Observes @Priority(9000) ProcessAnnotatedType<Bean> event) {
                            event.configureAnnotatedType().methods().forEach(it -> it.removeAll());
                        }
                    }
                    """)
                    .service("jakarta.enterprise.inject.spi.Extension", "Removing")
                    .refused("Bean.secret", "is not intercepted")
                    .only(Example.Mark.OURS),
            Example.of(SYNTHETIC, "method of an extension", """
                    public class Listening implements Extension { {mark} void secret(@Observes AfterBeanDiscovery event) {} }
                    """)
                    .service("jakarta.enterprise.inject.spi.Extension", "Listening")
                    .refused("Listening.secret", "runs while CDI starts"),
            Example.of(PROVIDER, "exception mapper", """
                    @Provider {mark}
                    public class Mapping implements ExceptionMapper<IllegalCallerException> {
                        public Response toResponse(IllegalCallerException e) { return Response.serverError().build(); }
                    }
                    """).refused("Mapping", "is a JAX-RS provider"),
            Example.of(PROVIDER, "request filter that is a bean, on the method", """
                    @Provider @ApplicationScoped
                    public class Filtering implements ContainerRequestFilter {
                        {mark} public void filter(ContainerRequestContext request) {}
                    }
                    """)
                    .refused("Filtering.filter", "is a JAX-RS provider"),
            Example.of(PROVIDER, "dynamic feature without `@Provider`", """
                    public class Adding implements DynamicFeature {
                        {mark} public void configure(ResourceInfo info, FeatureContext context) {}
                    }
                    """)
                    .refused("Adding.configure", "is a JAX-RS provider"),
            Example.of(PROVIDER, "a provider that is a resource, too", """
                    @Provider @Path("{path}") {mark}
                    public class Both implements ExceptionMapper<IllegalCallerException> {
                        public Response toResponse(IllegalCallerException e) { return Response.serverError().build(); }
                        {get}
                    }
                    """).refused("Both", "is a JAX-RS provider"),
            Example.of(PROVIDER, "`Application`", """
                    @ApplicationPath("{path}") {mark}
                    public class Rest extends Application {}
                    """).refused("Rest", "is a JAX-RS Application"),
            Example.of(PROVIDER, "`Application`, its method", """
                    @ApplicationPath("{path}")
                    public class Rest extends Application { {mark} public Set<Class<?>> getClasses() { return Set.of(); } }
                    """)
                    .refused("Rest.getClasses", "is a JAX-RS Application"),
            Example.of(ENTITY, "entity", """
                    @jakarta.persistence.Entity {mark}
                    public class Row { @jakarta.persistence.Id long id; public String secret() { return "secret"; } }
                    """).refused("Row", "is created by Jakarta Persistence"),
            Example.of(ENTITY, "embeddable, on the method", """
                    @jakarta.persistence.Embeddable
                    public class Part { {mark} public String secret() { return "secret"; } }
                    """)
                    .refused("Part.secret", "is created by Jakarta Persistence"),
            Example.of(ENTITY, "converter", """
                    @jakarta.persistence.Converter
                    public class Turning implements jakarta.persistence.AttributeConverter<String, String> {
                        {mark} public String convertToDatabaseColumn(String it) { return it; }
                        public String convertToEntityAttribute(String it) { return it; }
                    }
                    """)
                    .refused("Turning.convertToDatabaseColumn", "is created by Jakarta Persistence"),
            member(
                    CALLBACK,
                    "`@PostConstruct`",
                    "{mark} @PostConstruct public void secret() {}",
                    "is a lifecycle callback"),
            member(CALLBACK, "`@PreDestroy`", "{mark} @PreDestroy void secret() {}", "is a lifecycle callback"),
            member(CALLBACK, "`@Inject`", "{mark} @Inject public void secret(BeanManager it) {}", "is an initializer"),
            member(STATIC, "private method", "{mark} private void secret() {}", "is private"),
            member(STATIC, "static method", "{mark} public static void secret() {}", "is static"),
            member(STATIC, "final method", "{mark} public final void secret() {}", "is final"),
            Example.of(STATIC, "static method of an annotated class", """
                    @RequestScoped {mark}
                    public class Bean { public static String secret() { return "secret"; } public String other() { return ""; } }
                    """).refused("Bean.secret", "is static"),
            Example.of(STATIC, "static method of an annotated resource", """
                    @Path("{path}") {mark}
                    public class Resource { static String secret() { return "secret"; } {get} }
                    """).refused("Resource.secret", "is static"),
            Example.of(STATIC, "static method of an interface", """
                    public interface Api { {mark} static String secret() { return "secret"; } }
                    """).refused("Api.secret", "is static"),
            Example.of(STATIC, "final class that is a bean", """
                    @Dependent
                    public final class Bean { {mark} public String secret() { return "secret"; } }
                    """).refused("Bean.secret", "is final"),
            Example.of(STATIC, "record that is a bean", """
                    @Dependent
                    public record Bean() { {mark} public String secret() { return "secret"; } }
                    """).refused("Bean.secret", "is final"));

    private static Example member(String kind, String what, String member, String phrase) {
        String text = "@ApplicationScoped\npublic class Bean { " + member + " }\n";
        return Example.of(kind, what, text).refused("Bean.secret", phrase);
    }

    private static String decorator(String annotations) {
        return "public interface Work { String secret(); }\n\n"
                + "@RequestScoped\npublic class Worker implements Work { public String secret() { return \"\"; } }\n\n"
                + annotations + "\npublic class Decorating implements Work { @Inject @Delegate Work work;"
                + " {mark} public String secret() { return work.secret(); } }\n";
    }
}
