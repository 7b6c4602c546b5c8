package io.github.clerkjakarta.it;

import java.util.List;

/** CDI beans that an open resource calls. */
final class CdiExamples {
    private static final String BEAN = "CDI bean";
    private static final String OBSERVER = "observer or producer method of a bean";
    private static final String NO_BEAN = "vetoed, or a disabled alternative";
    private static final String NEITHER = "neither bean nor resource";

    private CdiExamples() {}

    static final List<Example> ALL = List.of(
            Example.of(BEAN, "`@SessionScoped`, protected method", """
                    @SessionScoped
                    public class Bean implements Serializable {
                        {mark} protected String secret() { return "secret"; }
                    }
                    """)
                    .asked("Bean")
                    .enforced(),
            Example.of(BEAN, "`@SessionScoped`, on the class", """
                    @SessionScoped {mark}
                    public class Bean implements Serializable { public String secret() { return "secret"; } }
                    """)
                    .asked("Bean")
                    .enforced(),
            Example.of(BEAN, "`@ApplicationScoped`, package-private method", """
                    @ApplicationScoped
                    public class Bean { {mark} String secret() { return "secret"; } }
                    """)
                    .asked("Bean")
                    .enforced(),
            Example.of(BEAN, "class named like a proxy", """
                    @RequestScoped
                    public class Bean$Proxy$_$$_WeldSubclass { {mark} public String secret() { return "secret"; } }
                    """)
                    .asked("Bean$Proxy$_$$_WeldSubclass")
                    .enforced(),
            Example.of(BEAN, "class named like a client proxy, on the class", """
                    @RequestScoped {mark}
                    public class Bean$Proxy$_$$_WeldClientProxy { public String secret() { return "secret"; } }
                    """)
                    .asked("Bean$Proxy$_$$_WeldClientProxy")
                    .enforced(),
            Example.of(BEAN, "enabled alternative", """
                    @RequestScoped @Alternative @Priority(1)
                    public class Bean { {mark} public String secret() { return "secret"; } }
                    """).asked("Bean").enforced(),
            Example.of(BEAN, "alternative that beans.xml enables", """
                    @RequestScoped @Alternative
                    public class Bean { {mark} public String secret() { return "secret"; } }
                    """)
                    .in(Layout.ANNOTATED.named("alternatives"))
                    .beansXml("<alternatives><class>{package}.Bean</class></alternatives>")
                    .asked("Bean")
                    .enforced()
                    .only(Example.Mark.OURS),
            Example.of(BEAN, "specializing bean inherits the annotation", """
                    @RequestScoped
                    public class Bean { {mark} public String secret() { return "open"; } }

                    @RequestScoped @Specializes
                    public class Special extends Bean { @Override public String secret() { return "secret"; } }
                    """)
                    .asked("Bean")
                    .enforced(),
            Example.of(BEAN, "decorated", """
                    public interface Work { String secret(); }

                    @RequestScoped
                    public class Bean implements Work { {mark} public String secret() { return "secret"; } }

                    @Decorator @Priority(1)
                    public abstract class Decorating implements Work {
                        @Inject @Delegate Work work;
                        public String secret() { return work.secret(); }
                    }
                    """).asked("Work").enforced(),
            Example.of(BEAN, "intercepted by the application, too", """
                    @InterceptorBinding @Retention(RetentionPolicy.RUNTIME)
                    public @interface Logged {}

                    @Interceptor @Logged @Priority(1)
                    public class Logging {
                        @AroundInvoke Object log(InvocationContext call) throws Exception { return call.proceed(); }
                    }

                    @RequestScoped @Logged
                    public class Bean { {mark} public String secret() { return "secret"; } }
                    """)
                    .asked("Bean")
                    .enforced(),
            Example.of(BEAN, "inherited default method of an interface", """
                    public interface Api { {mark} default String secret() { return "secret"; } }

                    @RequestScoped
                    public class Bean implements Api {}
                    """)
                    .asked("Bean")
                    .enforced(),
            Example.of(OBSERVER, "observer method", """
                    public class Happened { String told = ""; }

                    @RequestScoped
                    public class Bean { {mark} public void on(@Observes Happened event) { event.told = "secret"; } }

                    @Path("{path}") @RequestScoped
                    public class Firing {
                        @Inject Event<Happened> events;
                        @GET public String get() { Happened it = new Happened(); events.fire(it); return it.told; }
                    }
                    """).enforced(),
            Example.of(OBSERVER, "protected observer method of a bean that is annotated", """
                    public class Happened { String told = ""; }

                    @ApplicationScoped {mark}
                    public class Bean { protected void on(@Observes Happened event) { event.told = "secret"; } }

                    @Path("{path}") @RequestScoped
                    public class Firing {
                        @Inject Event<Happened> events;
                        @GET public String get() { Happened it = new Happened(); events.fire(it); return it.told; }
                    }
                    """)
                    .enforced(),
            Example.of(OBSERVER, "producer method", """
                    @RequestScoped
                    public class Bean { {mark} @Produces @Named("{path}") public String secret() { return "secret"; } }

                    @Path("{path}") @RequestScoped
                    public class Open {
                        @Inject @Named("{path}") Instance<String> words;
                        @GET public String get() { return words.get(); }
                    }
                    """).enforced(),
            Example.of(OBSERVER, "private observer method", """
                    @RequestScoped
                    public class Bean { {mark} private void secret(@Observes StringBuilder event) {} }
                    """).refused("Bean.secret", "private"),
            Example.of(OBSERVER, "static producer method", """
                    @RequestScoped
                    public class Bean {
                        {mark} @Produces @Named("{path}") public static String secret() { return "secret"; }
                    }
                    """).refused("Bean.secret", "static"),
            Example.of(NO_BEAN, "`@Vetoed`", """
                    @Vetoed @RequestScoped
                    public class Bean { {mark} public String secret() { return "secret"; } }
                    """).noMistake(),
            Example.of(NO_BEAN, "`@Alternative`, on the class", """
                    @Alternative @RequestScoped {mark}
                    public class Bean { public String secret() { return "secret"; } }
                    """).noMistake(),
            Example.of(NO_BEAN, "`@Alternative`, in an archive with mode `all`", """
                    @Alternative
                    public class Bean { {mark} public String secret() { return "secret"; } }
                    """)
                    .noMistake()
                    .in(Layout.ALL),
            Example.of(NO_BEAN, "`@Vetoed` resource", """
                    @Vetoed @Path("{path}")
                    public class Resource { {mark} {get} }
                    """).enforced(),
            Example.of(NO_BEAN, "`@Alternative` resource, on the class", """
                    @Alternative @RequestScoped {mark} @Path("{path}")
                    public class Resource { {get} }
                    """).enforced(),
            Example.of(NO_BEAN, "`@Vetoed`, given by a producer method", """
                    @Vetoed
                    public class Bean { {mark} public String secret() { return "secret"; } }

                    @Dependent
                    public class Maker { @Produces @Named("{path}") public Bean make() { return new Bean(); } }
                    """)
                    .refused("Maker.make", "produces {package}.Bean"),
            Example.of(NO_BEAN, "private method of a `@Vetoed` class", """
                    @Vetoed
                    public class Bean { {mark} private String secret() { return "secret"; } }
                    """).noMistake(),
            Example.of(NEITHER, "no scope, mode `annotated`", """
                    public class Plain { {mark} public String secret() { return "secret"; } }
                    """).refused("Plain.secret", "neither a CDI bean"),
            Example.of(NEITHER, "on the class, mode `none`", """
                    @RequestScoped {mark}
                    public class Plain { public String secret() { return "secret"; } }
                    """)
                    .in(Layout.NONE)
                    .refused("Plain", "neither a CDI bean"),
            Example.of(NEITHER, "no constructor for CDI, mode `all`", """
                    public class Plain {
                        public Plain(int number) {}
                        {mark} public String secret() { return "secret"; }
                    }
                    """)
                    .in(Layout.ALL)
                    .refused("Plain.secret", "neither a CDI bean"),
            Example.of(NEITHER, "record", """
                    public record Row(String name) { {mark} public String secret() { return "secret"; } }
                    """).refused("Row.secret", "neither a CDI bean"),
            Example.of(NEITHER, "enum constant", """
                    public enum Choice { ONE; {mark} public String secret() { return "secret"; } }
                    """).refused("Choice.secret", "neither a CDI bean"),
            Example.of(NEITHER, "anonymous class of an annotated interface", """
                    public interface Work { {mark} String secret(); }

                    @RequestScoped
                    public class Maker { public Work make() { return new Work() { public String secret() { return "secret"; } }; } }
                    """)
                    .refused("Maker$1.secret", "neither a CDI bean"),
            Example.of(NEITHER, "lambda of an annotated interface", """
                    public interface Work { {mark} String secret(); }

                    @RequestScoped
                    public class Maker { public Work make() { return () -> "secret"; } }
                    """)
                    .refused("Maker", "by a lambda or a method reference"),
            Example.of(NEITHER, "method reference of an interface that inherits the annotation", """
                    {mark}
                    public interface Api { String secret(); }

                    public interface Work extends Api {}

                    @RequestScoped
                    public class Maker {
                        public Work make() { return this::tell; }
                        private String tell() { return "secret"; }
                    }
                    """)
                    .refused("Maker", "by a lambda or a method reference"));
}
