package io.github.clerkjakarta.internal.container.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Compiled;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.cdi.ClerkExtension;
import io.github.clerkjakarta.internal.container.cdi.RequirementTables;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The guard looks at a match: the class that JAX-RS names, the instances that it matched, and the method. */
class ProtectionGuardTest {
    private static final String PASSES = "passes";
    private static final String NOT_FOUND = "NotFound";
    private static final String BROKEN = "500";

    private List<Class<?>> protectedClasses = List.of();

    @AfterEach
    void defaults() {
        System.clearProperty("clerk.default");
    }

    /**
     * A match, as text.
     *
     * @param named the class that {@link ResourceInfo} names
     * @param holder the class whose method was matched
     * @param matched classes of the matched instances, the last one first; {@code proxy:} before the name stands for a
     * container's
     */
    record Match(String sources, String named, String holder, List<String> matched) {
        @Override
        public String toString() {
            return sources + " | names " + named + ", method of " + holder + ", instances " + matched;
        }
    }

    private static Arguments row(
            String sources, String named, String holder, List<String> matched, String nobody, String admin) {
        return Arguments.of(new Match(sources, named, holder, matched), nobody, admin);
    }

    static Stream<Arguments> matches() {
        String plain = "class C { @GET public void act() {} }";
        String own = "class C { @GET @HasRole(\"a\") public void act() {} }";
        String sub = "class S extends B { @Override public void act() {} } class B { @GET public void act() {} }";
        return Stream.of(
                row(plain, "C", "C", List.of("C"), PASSES, PASSES),
                row(
                        "class C { @GET @HasRole(\"org:admin\") public void act() {} }",
                        "C",
                        "C",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "class C { @GET @HasRole(\"org:admin\") public void act() {} }",
                        "C",
                        "C",
                        List.of("proxy:C"),
                        NOT_FOUND,
                        PASSES),
                row(own, "C", "C", List.of("C"), NOT_FOUND, NOT_FOUND),
                // The class that runs counts, not the one that is named.
                row(
                        "interface I { @GET void act(); } class C implements I { @Authenticated public void act() {} }",
                        "I",
                        "I",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "interface I { @GET void act(); } @Authenticated class C implements I { public void act() {} }",
                        "I",
                        "I",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "interface I { @GET void act(); } @Authenticated class C implements I { public void act() {} }",
                        "I",
                        "I",
                        List.of("proxy:C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "class B { @GET public void act() {} } @Authenticated class C extends B {}",
                        "B",
                        "B",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "@Authenticated class B { @GET public void act() {} } class C extends B { @io.github.clerkjakarta.HasRole(\"x\") public void act() {} }",
                        "B",
                        "B",
                        List.of("C"),
                        NOT_FOUND,
                        NOT_FOUND),
                row(
                        "@HasRole(\"x\") class B { @GET public void act() {} } @HasRole(\"org:admin\") class C extends B { public void act() {} }",
                        "B",
                        "B",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(sub.replace("class S", "@Authenticated class S"), "S", "B", List.of("S"), NOT_FOUND, PASSES),
                // No instance yet: all classes that may run count.
                row(plain, "C", "C", List.of(), PASSES, PASSES),
                row("@Authenticated " + plain, "C", "C", List.of(), NOT_FOUND, PASSES),
                row(
                        "interface I { @GET void act(); } @Authenticated class C implements I { public void act() {} }",
                        "I",
                        "I",
                        List.of(),
                        NOT_FOUND,
                        PASSES),
                row(
                        "interface I { @GET void act(); } @Authenticated class C implements I { public void act() {} } @HasRole(\"x\") class D implements I { public void act() {} }",
                        "I",
                        "I",
                        List.of(),
                        NOT_FOUND,
                        NOT_FOUND),
                row(
                        "class B { @GET public void act() {} } @Authenticated class C extends B {}",
                        "B",
                        "B",
                        List.of(),
                        NOT_FOUND,
                        PASSES),
                row(
                        "interface I { @GET void act(); } @Authenticated class C implements I { public void act() {} } class D implements I { public void act() {} }",
                        "D",
                        "I",
                        List.of(),
                        PASSES,
                        PASSES),
                // The instance is of another class than the method's: both count.
                row(
                        "@Authenticated class H { @GET public void act() {} } class C {}",
                        "H",
                        "H",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "class H { @GET @Authenticated public void act() {} } class C {}",
                        "H",
                        "H",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "class H { @GET public void act() {} } @Authenticated class C {}",
                        "H",
                        "H",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "@Authenticated class R {} class H { @GET public void act() {} } class C {}",
                        "R",
                        "H",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row("class H { @GET public void act() {} } class C {}", "H", "H", List.of("C"), PASSES, PASSES),
                row(
                        "class R { public void act() {} } class H { @GET @Authenticated public void act() {} } class C { public void act() {} }",
                        "R",
                        "H",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                row(
                        "class R {} @Authenticated class H { @GET public void act() {} } class C {}",
                        "R",
                        "H",
                        List.of("C"),
                        NOT_FOUND,
                        PASSES),
                // Owners of locators.
                row(
                        "class O { @Path(\"x\") public Object sub() { return null; } } " + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        PASSES,
                        PASSES),
                row(
                        "class O { @Path(\"x\") @Authenticated public Object sub() { return null; } } " + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        BROKEN,
                        BROKEN),
                row(
                        "class O { @Path(\"x\") @Authenticated public Object sub() { return null; } } " + plain,
                        "C",
                        "C",
                        List.of("C", "proxy:O"),
                        PASSES,
                        PASSES),
                row(
                        "@Authenticated class O { @Path(\"x\") public Object sub() { return null; } } " + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        BROKEN,
                        BROKEN),
                row(
                        "@Authenticated class O { @Path(\"x\") @PermitAll public Object sub() { return null; } } "
                                + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        PASSES,
                        PASSES),
                row(
                        "@DenyAll class O { @Path(\"x\") public Object sub() { return null; } } " + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        BROKEN,
                        BROKEN),
                row(
                        "interface I { @Path(\"x\") @Authenticated Object sub(); } class O implements I { public Object sub() { return null; } } "
                                + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        BROKEN,
                        BROKEN),
                row(
                        "class O { @Path(\"x\") public Object sub() { return null; } @Authenticated @Path(\"y\") public Object other() { return null; } } "
                                + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        BROKEN,
                        BROKEN),
                row(
                        "class O { @Path(\"x\") public Object sub() { return null; } @Authenticated @GET public Object get() { return null; } } "
                                + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        PASSES,
                        PASSES),
                row(
                        "class O { @Path(\"x\") @Authenticated public Object sub() { return null; } } class P { @Path(\"y\") public Object sub() { return null; } } "
                                + plain,
                        "C",
                        "C",
                        List.of("C", "P", "O"),
                        BROKEN,
                        BROKEN),
                row(
                        "class O { @Path(\"x\") @Authenticated public Object sub() { return null; } } class P { @Path(\"y\") public Object sub() { return null; } } "
                                + plain,
                        "C",
                        "C",
                        List.of("C", "P", "proxy:O"),
                        PASSES,
                        PASSES),
                row(
                        "class O { @Path(\"x\") public Object sub() { return null; } } @Authenticated " + plain,
                        "C",
                        "C",
                        List.of("C", "O"),
                        NOT_FOUND,
                        PASSES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matches")
    void match(Match match, String nobody, String admin) {
        assertThat(outcome(match, auth(null))).as("nobody").isEqualTo(nobody);
        assertThat(outcome(match, auth("admin"))).as("admin").isEqualTo(admin);
    }

    private static Arguments deny(String sources, List<String> matched, String outcome) {
        return Arguments.of(new Match(sources, "C", "C", matched), outcome);
    }

    static Stream<Arguments> deniedByDefault() {
        String c = "class C { @GET public void act() {} }";
        String says = "class O { @Path(\"x\") @PermitAll public Object sub() { return null; } } ";
        String silent = "class O { @Path(\"x\") public Object sub() { return null; } } ";
        String half =
                "class O { @Path(\"x\") @PermitAll public Object sub() { return null; } @Path(\"y\") public Object other() { return null; } } ";
        String ofClass =
                "@PermitAll class O { @Path(\"x\") public Object sub() { return null; } @Path(\"y\") public Object other() { return null; } } ";
        String protecting = "class O { @Path(\"x\") @Authenticated public Object sub() { return null; } } ";
        String none = "class O { @GET @PermitAll public Object get() { return null; } } ";
        return Stream.of(
                deny(c, List.of("C"), NOT_FOUND),
                deny(c, List.of(), NOT_FOUND),
                deny("@PermitAll " + c, List.of("C"), PASSES),
                deny("@Authenticated " + c, List.of("C"), PASSES),
                deny("class C { @GET @PermitAll public void act() {} }", List.of("C"), PASSES),
                deny("class C { @GET @RolesAllowed(\"**\") public void act() {} }", List.of("C"), PASSES),
                deny(silent + c, List.of("C", "O"), NOT_FOUND),
                deny(silent + "@PermitAll " + c, List.of("C", "O"), PASSES),
                deny(says + c, List.of("C", "O"), PASSES),
                deny(ofClass + c, List.of("C", "O"), PASSES),
                deny(half + c, List.of("C", "O"), NOT_FOUND),
                deny(protecting + c, List.of("C", "proxy:O"), PASSES),
                deny(protecting + c, List.of("C", "O"), BROKEN),
                // Of two locators, one with an annotation that decides is enough: it is on the way.
                deny(says + silent.replace("class O", "class P") + c, List.of("C", "O", "P"), PASSES),
                deny(says + silent.replace("class O", "class P") + c, List.of("C", "P", "O"), PASSES),
                // An owner without locators does not speak for the way that led through it.
                deny(none + c, List.of("C", "O"), NOT_FOUND),
                deny("class O {} " + c, List.of("C", "O"), NOT_FOUND));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deniedByDefault")
    void denyByDefault(Match match, String admin) {
        System.setProperty("clerk.default", "deny");

        assertThat(outcome(match, auth("admin"))).isEqualTo(admin);
    }

    /** Its developer would look for the reason elsewhere. */
    @Test
    void whatIsDeniedByDefaultIsSaidOnce() {
        System.setProperty("clerk.default", "deny");
        try (LogLines logged = LogLines.of("io.github.clerkjakarta")) {
            Match match = new Match("class Quiet { @GET public void act() {} }", "Quiet", "Quiet", List.of("Quiet"));
            outcome(match, auth("admin"));
            outcome(match, auth("admin"));

            assertThat(logged.all())
                    .singleElement()
                    .asString()
                    .startsWith("SEVERE app.Quiet.act says nothing about who may call it, and clerk.default is deny");
        }
    }

    /** The check at deployment finds nothing wrong with C, so a request must not be refused either. */
    @Test
    void denyByDefaultAndNoInstanceYet() {
        System.setProperty("clerk.default", "deny");

        assertThat(outcome(
                        new Match(
                                "interface I { @GET void act(); } @Authenticated class C implements I { public void act() {} }",
                                "I",
                                "I",
                                List.of()),
                        auth("admin")))
                .isEqualTo(PASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deniedByDefault")
    void allowByDefault(Match match, String ignored) {
        assertThat(outcome(match, auth("admin"))).isIn(PASSES, BROKEN);
    }

    @Test
    void withoutAMethodNothingIsAsked() {
        ProtectionGuard guard = guard(null, String.class);

        guard.filter(only(ContainerRequestContext.class, Map.of()));
    }

    /** Clerk's filter has not run: a path that is ignored. */
    @Test
    void aRequestThatTheFilterHasNotSeen() {
        assertThat(outcome(
                        new Match("class C { @GET @Authenticated public void act() {} }", "C", "C", List.of("C")),
                        null))
                .isEqualTo(BROKEN);
        assertThat(outcome(new Match("class C { @GET public void act() {} }", "C", "C", List.of("C")), null))
                .isEqualTo(PASSES);
    }

    /** The check at deployment has not found the class; the visitor learns nothing. */
    @Test
    void anAnnotationWithAMistake() {
        Match match = new Match("class C { @GET @HasRole({}) public void act() {} }", "C", "C", List.of("C"));

        assertThat(outcome(match, auth("admin"))).isEqualTo(BROKEN);
        System.setProperty("clerk.default", "deny");
        assertThat(outcome(match, auth("admin"))).isEqualTo(BROKEN);
    }

    private String outcome(Match match, RequestAuth auth) {
        Map<String, Class<?>> all = Compiled.of(match.sources).loadAll();
        protectedClasses = List.copyOf(all.values());
        Method method = Stream.of(all.get("app." + match.holder).getDeclaredMethods())
                .filter(it -> it.getName().equals("act"))
                .findFirst()
                .orElseThrow();
        List<Object> matched = new ArrayList<>();
        for (String one : match.matched) {
            matched.add(one.startsWith("proxy:") ? proxy(all, one.substring(6)) : instance(all.get("app." + one)));
        }
        Map<String, Object> answers = new HashMap<>();
        answers.put("getUriInfo", only(UriInfo.class, Map.of("getMatchedResources", matched)));
        answers.put("getProperty", auth);
        try {
            guard(method, all.get("app." + match.named)).filter(only(ContainerRequestContext.class, answers));
            return PASSES;
        } catch (ProtectionException.Answer answer) {
            return String.valueOf(answer.getStatus());
        } catch (ProtectionException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static Object instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns an instance as a container makes one: of a subclass without a file. */
    private static Object proxy(Map<String, Class<?>> all, String name) {
        Class<?> parent = all.get("app." + name);
        return instance(new net.bytebuddy.ByteBuddy()
                .subclass(parent)
                .name(parent.getName() + "$$Proxy")
                .make()
                .load(parent.getClassLoader(), net.bytebuddy.dynamic.loading.ClassLoadingStrategy.Default.INJECTION)
                .getLoaded());
    }

    private ProtectionGuard guard(Method method, Class<?> named) {
        ProtectionGuard guard = new ProtectionGuard();
        guard.extension = new ClerkExtension() {
            @Override
            public List<Class<?>> protectedBelow(Class<?> type) {
                return protectedClasses.stream()
                        .filter(it -> type.isAssignableFrom(it) && !it.isInterface())
                        .toList();
            }
        };
        guard.tables = new RequirementTables() {
            @Override
            public RequirementTable table() {
                return guard.extension.table();
            }

            @Override
            public boolean deniesByDefault() {
                return guard.extension.deniesByDefault();
            }
        };
        guard.resource = new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return method;
            }

            @Override
            public Class<?> getResourceClass() {
                return named;
            }
        };
        return guard;
    }

    /** Returns a fake with only these answers: any other call fails, which shows what is read. */
    private static <T> T only(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (!answers.containsKey(method.getName())) {
                throw new AssertionError("Nobody should ask for " + method.getName() + Arrays.toString(args));
            }
            if (method.getName().equals("getProperty")) {
                assertThat(args).containsExactly(Auth.class.getName());
            }
            return answers.get(method.getName());
        }));
    }

    private static RequestAuth auth(String role) {
        TestRequest request = Fixtures.apiRequest();
        if (role != null) {
            request.bearer(Fixtures.token().role(role));
        }
        return Fixtures.auth(Fixtures.instance(Fixtures.config()), request, () -> false);
    }
}
