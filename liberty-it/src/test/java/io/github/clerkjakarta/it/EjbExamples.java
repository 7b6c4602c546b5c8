package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Mark;
import java.util.List;

/** Enterprise beans. An EJB's name is unique in its module. */
final class EjbExamples {
    private static final String RESOURCE = "EJB, a resource";
    private static final String CALLED = "EJB, called from a resource";
    private static final String LEFT_OUT = "EJB that CDI leaves out";
    private static final String TIMER = "EJB timer";
    private static final String MESSAGES = "message-driven bean";
    private static final String MEMBER = "EJB, member that nothing intercepts";

    private EjbExamples() {}

    static final List<Example> ALL = List.of(
            Example.of(RESOURCE, "`@Stateless`, on the method", """
                    @Stateless(name = "{path}") @Path("{path}")
                    public class Resource { {mark} {get} }
                    """).enforced().only(Mark.OURS, Mark.COMPOSED),
            Example.of(RESOURCE, "`@Stateless`, on the class", """
                    {mark} @Stateless(name = "{path}") @Path("{path}")
                    public class Resource { {get} }
                    """).enforced().only(Mark.OURS, Mark.COMPOSED),
            Example.of(RESOURCE, "`@Singleton`", """
                    @jakarta.ejb.Singleton(name = "{path}") @Path("{path}")
                    public class Resource { {mark} {get} }
                    """).enforced().only(Mark.OURS, Mark.COMPOSED),
            Example.of(RESOURCE, "`@Stateful`", """
                    @Stateful(name = "{path}") @RequestScoped @Path("{path}")
                    public class Resource { {mark} {get} }
                    """).enforced().only(Mark.OURS, Mark.COMPOSED),
            Example.of(RESOURCE, "`@Path` and `@Local` on the interface, annotation on the class", """
                    @Local @Path("{path}")
                    public interface Api { @GET String get(); }

                    @Stateless(name = "{path}")
                    public class Resource implements Api { {mark} public String get() { return "secret"; } }
                    """)
                    .in(Layout.CLASSES)
                    .registered("Resource")
                    .enforced()
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(RESOURCE, "`@Path` and the annotation on the `@Local` interface", """
                    @Local @Path("{path}")
                    public interface Api { @GET {mark} String get(); }

                    @Stateless(name = "{path}")
                    public class Resource implements Api { public String get() { return "secret"; } }
                    """)
                    .in(Layout.CLASSES)
                    .registered("Resource")
                    .enforced()
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(RESOURCE, "archive with mode `none`", """
                    @Stateless(name = "{path}") @Path("{path}")
                    public class Resource { {mark} {get} }
                    """)
                    .enforced()
                    .only(Mark.OURS, Mark.COMPOSED)
                    .in(Layout.NONE),
            Example.of(RESOURCE, "annotated sub-resource locator", """
                    @Stateless(name = "{path}") @Path("{path}")
                    public class Resource { {mark} @Path("sub") public Sub sub() { return new Sub(); } }

                    public class Sub { {get} }
                    """)
                    .enforced("/sub")
                    .only(Mark.OURS, Mark.COMPOSED),
            called("`@Stateless`, on the method", "@Stateless(name = \"{path}\")", "", "{mark}"),
            called("`@Stateless`, on the class", "@Stateless(name = \"{path}\")", "{mark}", ""),
            called("`@Singleton`, on the method", "@jakarta.ejb.Singleton(name = \"{path}\")", "", "{mark}"),
            called("`@Stateful`, on the method", "@Stateful(name = \"{path}\")", "", "{mark}"),
            Example.of(CALLED, "annotation on the `@Local` interface", """
                    @Local
                    public interface Api { {mark} String secret(); }

                    @Stateless(name = "{path}")
                    public class Service implements Api { public String secret() { return "secret"; } }
                    """)
                    .asked("Api")
                    .enforced()
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(CALLED, "annotation on the superclass", """
                    {mark}
                    public abstract class Base { public String secret() { return "secret"; } }

                    @Stateless(name = "{path}")
                    public class Service extends Base {}
                    """)
                    .in(Layout.NO_BEANS_XML)
                    .asked("Service")
                    .enforced()
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(CALLED, "injected with `@EJB`", """
                    @Stateless(name = "{path}")
                    public class Service { {mark} public String secret() { return "secret"; } }

                    @Path("{path}") @RequestScoped
                    public class Open { @EJB Service bean; @GET public String get() { return bean.secret(); } }
                    """).enforced().only(Mark.OURS, Mark.COMPOSED),
            Example.of(CALLED, "archive with mode `none`", """
                    @Stateless(name = "{path}")
                    public class Service { {mark} public String secret() { return "secret"; } }
                    """)
                    .in(Layout.NONE)
                    .refused("Service.secret", "is neither a CDI bean")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of("EJB with standard annotations: the container's", "resource, on the method", """
                    @Stateless(name = "{path}") @Path("{path}")
                    public class Resource { {mark} {get} }
                    """)
                    .listed()
                    .only(Mark.STANDARD),
            Example.of("EJB with standard annotations: the container's", "called from a resource", """
                    {mark} @Stateless(name = "{path}")
                    public class Service { public String secret() { return "secret"; } }
                    """)
                    .asked("Service")
                    .listed()
                    .only(Mark.STANDARD),
            Example.of(LEFT_OUT, "specialized", """
                    @Stateless(name = "{path}")
                    public class Service { {mark} public String secret() { return "secret"; } }

                    @Stateless(name = "{path}-special") @Specializes
                    public class Special extends Service {}
                    """)
                    .refused("Service.secret", "")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(MEMBER, "`@Asynchronous` method", """
                    @Stateless(name = "{path}")
                    public class Service { {mark} @jakarta.ejb.Asynchronous public void secret() {} }
                    """)
                    .refused("Service.secret", "runs on another thread")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(MEMBER, "`@Asynchronous` method, annotation on the class", """
                    @Stateless(name = "{path}") {mark}
                    public class Service { @jakarta.ejb.Asynchronous public void secret() {} }
                    """)
                    .refused("Service.secret", "runs on another thread")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(LEFT_OUT, "`@Vetoed`", """
                    @Stateless(name = "{path}") @Vetoed
                    public class Service { {mark} public String secret() { return "secret"; } }
                    """).refused("Service.secret", "").only(Mark.OURS, Mark.COMPOSED),
            Example.of(LEFT_OUT, "`@Alternative`", """
                    @Stateless(name = "{path}") @Alternative
                    public class Service { {mark} public String secret() { return "secret"; } }
                    """)
                    .refused("Service.secret", "")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(TIMER, "`@Schedule`", """
                    @jakarta.ejb.Singleton(name = "{path}")
                    public class Clock { {mark} @Schedule(persistent = false, hour = "3") public void secret() {} }
                    """)
                    .refused("Clock.secret", "is called by a timer")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(TIMER, "`@Timeout`", """
                    @Stateless(name = "{path}")
                    public class Clock { {mark} @Timeout public void secret(Timer timer) {} }
                    """)
                    .refused("Clock.secret", "is called by a timer")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(TIMER, "other methods of a class with a timer", """
                    {mark} @Stateless(name = "{path}")
                    public class Clock {
                        @Schedule(persistent = false, hour = "3") public void tick() {}
                        public String secret() { return "secret"; }
                    }
                    """)
                    .asked("Clock")
                    .enforced()
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(MESSAGES, "on the method", """
                    @MessageDriven(name = "{path}")
                    public class Receiver implements jakarta.jms.MessageListener {
                        {mark} public void onMessage(jakarta.jms.Message message) {}
                    }
                    """)
                    .refused("Receiver.onMessage", "receives messages")
                    .only(Mark.OURS, Mark.COMPOSED),
            Example.of(MESSAGES, "on the class", """
                    {mark} @MessageDriven(name = "{path}")
                    public class Receiver implements jakarta.jms.MessageListener {
                        public void onMessage(jakarta.jms.Message message) {}
                    }
                    """)
                    .refused("Receiver", "receives messages")
                    .only(Mark.OURS, Mark.COMPOSED),
            member("private", "{mark} private String secret() { return \"secret\"; }"),
            member("static", "{mark} static String secret() { return \"secret\"; }"),
            member("final", "{mark} public final String secret() { return \"secret\"; }"),
            member("lifecycle callback", "{mark} @PostConstruct void secret() {}"));

    private static Example called(String what, String ejb, String onClass, String onMethod) {
        String text = onClass + " " + ejb + "\npublic class Service { " + onMethod
                + " public String secret() { return \"secret\"; } }\n";
        return Example.of(CALLED, what, text).asked("Service").enforced().only(Mark.OURS, Mark.COMPOSED);
    }

    private static Example member(String what, String text) {
        return Example.of(MEMBER, what, "@Stateless(name = \"{path}\")\npublic class Service { " + text + " }\n")
                .refused("Service.secret", what)
                .only(Mark.OURS, Mark.COMPOSED);
    }
}
