package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classes and methods that the container uses itself. The types of specifications are made up here: only their
 * names count.
 */
class ContainerMadeTest {
    private static final String RUNTIME =
            "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) ";

    /** Compiles class {@code app.C}, and a type of a specification that it names. */
    private static Class<?> c(String specified, String kind, String source) {
        int dot = specified.lastIndexOf('.');
        String outer = specified.substring(0, dot);
        String name = specified.substring(dot + 1);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                specified.replace('.', '/') + ".java",
                "package " + outer + "; " + (kind.equals("@interface") ? RUNTIME : "") + "public " + kind + " " + name
                        + " {}");
        files.put("app/C.java", "package app; " + source);
        return Compiled.ofFiles(files).loadAll().get("app.C");
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.servlet.Servlet, servlet container",
        "jakarta.servlet.Filter, servlet container",
        "jakarta.servlet.ServletContextListener, servlet container",
        "jakarta.servlet.http.HttpSessionListener, servlet container",
        "jakarta.servlet.ServletContainerInitializer, servlet container",
        "jakarta.websocket.Encoder, WebSocket endpoint",
        "jakarta.websocket.server.ServerApplicationConfig, WebSocket endpoint",
        "jakarta.ws.rs.core.Feature, JAX-RS provider",
        "jakarta.ws.rs.ext.ExceptionMapper, JAX-RS provider",
        "jakarta.ws.rs.ext.MessageBodyWriter, JAX-RS provider",
        "jakarta.ws.rs.ext.WriterInterceptor, JAX-RS provider",
        "jakarta.ws.rs.container.ContainerRequestFilter, JAX-RS provider",
        "jakarta.ws.rs.container.DynamicFeature, JAX-RS provider",
        "jakarta.ws.rs.client.ClientRequestFilter, JAX-RS provider",
        "jakarta.enterprise.inject.spi.Extension, while CDI starts",
        "jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension, while CDI starts",
        "jakarta.jms.MessageListener, receives messages",
        "jakarta.faces.event.PhaseListener, Jakarta Faces",
        "jakarta.persistence.AttributeConverter, Jakarta Persistence",
        "jakarta.batch.api.Batchlet, batch job",
        "jakarta.batch.api.chunk.ItemReader, batch job",
        "jakarta.resource.spi.ResourceAdapter, resource adapter",
        "jakarta.json.bind.adapter.JsonbAdapter, a specification",
        "jakarta.json.bind.serializer.JsonbDeserializer, a specification",
        "jakarta.validation.ConstraintValidator, a specification",
        "org.eclipse.microprofile.config.spi.ConfigSource, a specification"
    })
    void bySupertype(String specified, String sentence) {
        String unimplemented = "public abstract class C implements " + specified + " {}";

        assertThat(ContainerMade.complaint(c(specified, "interface", unimplemented)))
                .contains(sentence);
        assertThat(ContainerMade.complaint(c(
                        specified,
                        "interface",
                        "interface A extends " + specified
                                + " {} abstract class B implements A {} public abstract class C extends B {}")))
                .contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.servlet.http.HttpServlet, servlet container",
        "jakarta.websocket.Endpoint, WebSocket endpoint",
        "jakarta.ws.rs.core.Application, JAX-RS Application"
    })
    void bySuperclass(String specified, String sentence) {
        assertThat(ContainerMade.complaint(
                        c(specified, "abstract class", "public abstract class C extends " + specified + " {}")))
                .contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.ws.rs.ext.Provider, JAX-RS provider",
        "jakarta.websocket.server.ServerEndpoint, WebSocket endpoint",
        "jakarta.websocket.ClientEndpoint, WebSocket endpoint",
        "jakarta.ejb.MessageDriven, receives messages",
        "jakarta.jws.WebService, a specification",
        "jakarta.xml.ws.WebServiceProvider, a specification",
        "jakarta.ejb.Asynchronous, another thread",
        "jakarta.persistence.Entity, Jakarta Persistence",
        "jakarta.persistence.MappedSuperclass, Jakarta Persistence",
        "jakarta.persistence.Embeddable, Jakarta Persistence"
    })
    void byAnnotation(String specified, String sentence) {
        assertThat(ContainerMade.complaint(c(specified, "@interface", "@" + specified + " public class C {}")))
                .contains(sentence);
        assertThat(ContainerMade.complaint(
                        c(specified, "@interface", "@" + specified + " class A {} public class C extends A {}")))
                .as("not inherited")
                .isNull();
    }

    /** Of two complaints, the annotation's is the more specific. */
    @Test
    void aServletThatIsAnEntity() {
        assertThat(ContainerMade.complaint(c(
                        "jakarta.persistence.Entity",
                        "@interface",
                        "@jakarta.persistence.Entity public abstract class C implements jakarta.servlet.Servlet {}")))
                .contains("Jakarta Persistence");
    }

    /** The first matching supertype decides, and a provider may also be another specification's helper. */
    @Test
    void theMoreSpecialSupertypeComesFirst() {
        assertThat(
                        ContainerMade.complaint(
                                c(
                                        "jakarta.json.bind.adapter.JsonbAdapter",
                                        "interface",
                                        "public abstract class C extends jakarta.ws.rs.core.Application implements jakarta.json.bind.adapter.JsonbAdapter {}")))
                .contains("JAX-RS Application");
    }

    /** CDI makes abstract ones too, so another method reports them. */
    @Test
    void interceptorsAndDecorators() {
        Map<String, Class<?>> all = Compiled.of(
                        "@jakarta.decorator.Decorator abstract class C {} class D extends C {} @jakarta.interceptor.Interceptor class E {}")
                .loadAll();

        assertThat(ContainerMade.interceptorOrDecorator(all.get("app.C"))).contains("is a decorator");
        assertThat(ContainerMade.interceptorOrDecorator(all.get("app.D"))).isNull();
        assertThat(ContainerMade.interceptorOrDecorator(all.get("app.E"))).contains("is an interceptor");
        assertThat(ContainerMade.complaint(all.get("app.C"))).isNull();
        assertThat(ContainerMade.complaint(all.get("app.E"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public class C {}",
                "@jakarta.enterprise.context.ApplicationScoped public class C implements Runnable { public void run() {} }",
                "@jakarta.ws.rs.Path(\"x\") public class C {}",
                "@jakarta.ejb.Stateless public class C {}",
                "@jakarta.ejb.Singleton public class C {}",
                "public class C extends java.util.ArrayList<String> {}",
                "public interface C {}",
                "public abstract class C implements java.util.function.Supplier<jakarta.ws.rs.core.Application> {}"
            })
    void whoeverElseIsTheApplications(String source) {
        assertThat(ContainerMade.complaint(c("other.Thing", "interface", source)))
                .isNull();
    }

    static Stream<Arguments> callbacks() {
        return Stream.of(
                Arguments.of("jakarta.annotation.PostConstruct", "lifecycle callback"),
                Arguments.of("jakarta.annotation.PreDestroy", "lifecycle callback"),
                Arguments.of("jakarta.ejb.PostActivate", "lifecycle callback"),
                Arguments.of("jakarta.ejb.PrePassivate", "lifecycle callback"),
                Arguments.of("jakarta.ejb.AfterBegin", "lifecycle callback"),
                Arguments.of("jakarta.ejb.BeforeCompletion", "lifecycle callback"),
                Arguments.of("jakarta.ejb.AfterCompletion", "lifecycle callback"),
                Arguments.of("jakarta.ejb.Asynchronous", "another thread"),
                Arguments.of("jakarta.interceptor.AroundInvoke", "lifecycle callback"),
                Arguments.of("jakarta.interceptor.AroundTimeout", "lifecycle callback"),
                Arguments.of("jakarta.interceptor.AroundConstruct", "lifecycle callback"),
                Arguments.of("jakarta.inject.Inject", "initializer"),
                Arguments.of("jakarta.ws.rs.PathParam", "while it fills the resource"),
                Arguments.of("jakarta.ws.rs.QueryParam", "while it fills the resource"),
                Arguments.of("jakarta.ws.rs.HeaderParam", "while it fills the resource"),
                Arguments.of("jakarta.ws.rs.CookieParam", "while it fills the resource"),
                Arguments.of("jakarta.ws.rs.MatrixParam", "while it fills the resource"),
                Arguments.of("jakarta.ws.rs.FormParam", "while it fills the resource"),
                Arguments.of("jakarta.ws.rs.BeanParam", "while it fills the resource"),
                Arguments.of("jakarta.ws.rs.core.Context", "while it fills the resource"),
                Arguments.of("jakarta.ejb.Schedule", "timer"),
                Arguments.of("jakarta.ejb.Schedules", "timer"),
                Arguments.of("jakarta.ejb.Timeout", "timer"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callbacks")
    void callback(String annotation, String sentence) throws Exception {
        String members = annotation.endsWith("Schedules")
                ? "({})"
                : annotation.endsWith("Param") && !annotation.endsWith("BeanParam") ? "(\"x\")" : "";
        Method method = Compiled.of("class C { @" + annotation + members + " void act() {} }")
                .load("app.C")
                .getDeclaredMethod("act");

        assertThat(ContainerMade.callback(method)).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PrePersist", "PostPersist", "PreUpdate", "PostUpdate", "PreRemove", "PostRemove", "PostLoad"})
    void callbackOfPersistence(String annotation) throws Exception {
        Method method = c(
                        "jakarta.persistence." + annotation,
                        "@interface",
                        "public class C { @jakarta.persistence." + annotation + " void act() {} }")
                .getDeclaredMethod("act");

        assertThat(ContainerMade.callback(method)).contains("lifecycle callback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void act() {}",
                "void ejbTimeout() {}",
                "void ejbTimeout(String it) {}",
                "void ejbTimeout(jakarta.ejb.Timer it, String other) {}",
                "void act(jakarta.ejb.Timer it) {}",
                "@jakarta.ejb.Remove void act() {}",
                "@jakarta.enterprise.inject.Produces String act() { return null; }",
                "void act(@jakarta.enterprise.event.Observes String it) {}",
                "void act(@jakarta.enterprise.inject.Disposes String it) {}",
                "@GET public void act() {}"
            })
    void whatCallersUse(String source) {
        Method method = Compiled.of("class C { " + source + " }").load("app.C").getDeclaredMethods()[0];

        assertThat(ContainerMade.callback(method)).isNull();
    }

    /** Two schedules on one method stand in a container that has a name of its own. */
    @Test
    void repeatedSchedules() throws Exception {
        Method method = Compiled.of("class C { @jakarta.ejb.Schedule @jakarta.ejb.Schedule void act() {} }")
                .load("app.C")
                .getDeclaredMethod("act");

        assertThat(ContainerMade.callback(method)).contains("timer");
    }

    /** Before the annotation there was an interface. */
    @Test
    void theTimeoutOfATimedObject() throws Exception {
        Method method = Compiled.of(
                        "@Stateless class C implements jakarta.ejb.TimedObject { public void ejbTimeout(jakarta.ejb.Timer it) {} }")
                .load("app.C")
                .getMethod("ejbTimeout", jakarta.ejb.Timer.class);

        assertThat(ContainerMade.callback(method)).contains("timer");
    }

    @Test
    void sentencesEndWithAFullStop() {
        assertThat(Stream.of(
                                "jakarta.ws.rs.ext.Provider",
                                "jakarta.ejb.MessageDriven",
                                "jakarta.ejb.Asynchronous",
                                "jakarta.persistence.Entity")
                        .map(it -> ContainerMade.complaint(c(it, "@interface", "@" + it + " public class C {}")))
                        .collect(Collectors.toList()))
                .allMatch(it -> it.endsWith(".")
                        && (it.startsWith("is ") || it.startsWith("receives ") || it.startsWith("runs ")));
    }
}
