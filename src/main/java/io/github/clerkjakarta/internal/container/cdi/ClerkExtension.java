package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.config.ApplicationConfig.AnnotationRules;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.container.config.Configurations;
import io.github.clerkjakarta.internal.deployment.Beans;
import io.github.clerkjakarta.internal.deployment.DeploymentCheck;
import io.github.clerkjakarta.internal.deployment.ProtectedPages;
import io.github.clerkjakarta.internal.deployment.WebParts;
import io.github.clerkjakarta.internal.requirement.AnnotationReader;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessProducer;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees the application's classes at deployment. It completes interception, and refuses classes that cannot be
 * protected.
 */
public class ClerkExtension implements Extension {
    /** The most entries that a list in the log shows. */
    private static final int LISTED = 10;

    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    private final Configurations configurations = new Configurations();
    private final AnnotationRules annotations = configurations.here().annotations();
    private final RequirementTable table = new RequirementTable(annotations.enforceRoles());
    private final Beans beans = new Beans(ClerkExtension::isBinding);

    /** In an EAR, only a WAR's own loader sees its classes. */
    private final Set<ClassLoader> loaders = new LinkedHashSet<>();

    private final Set<ClassLoader> examined = new HashSet<>();

    /** The names of the classes that CDI may make beans of. */
    private final Set<String> announced = new LinkedHashSet<>();

    private List<Class<?>> protectedClasses = List.of();

    private WebParts webParts = WebParts.NONE;

    private ProtectedPages pages = ProtectedPages.NONE;

    private final Set<String> problems = new LinkedHashSet<>();

    /**
     * Refuses a second copy of the library. It runs before CDI resolves beans, because CDI would call each bean
     * ambiguous. In an EAR, the class loader of each WAR sees other files.
     */
    void refuseCopies(@Observes AfterBeanDiscovery event) {
        addLoader(Thread.currentThread().getContextClassLoader());
        addLoader(ClerkExtension.class.getClassLoader());
        String mistake = Copies.mistake(loaders);
        if (mistake != null) {
            problems.add(mistake);
            event.addDefinitionError(exception());
        }
    }

    <T> void protect(@Observes ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (type.getName().startsWith("io.smallrye.jwt.") && !(event instanceof ProcessSyntheticAnnotatedType)) {
            // smallrye-jwt in WEB-INF/lib is an implicit bean archive: its beans would fail the deployment, or replace
            // the runtime's own JsonWebToken. We need only its classes.
            event.veto();
            return;
        }
        addLoader(type.getClassLoader());
        if (type.isAnnotation() || type.getName().startsWith("io.github.clerkjakarta.internal.")) {
            return;
        }
        announced.add(type.getName());
        try {
            bindInterceptors(event, type);
        } catch (LinkageError | TypeNotPresentException incomplete) {
            // The check at the end of the deployment says what is wrong with the class.
            LOG.log(Level.DEBUG, "{0} cannot be examined: {1}", type.getName(), incomplete);
        }
    }

    /**
     * Makes CDI call an interceptor for every method that requires something and can be intercepted. One binding is
     * enough, because the interceptor reads the table. CDI does not see annotations that are inherited, composed or
     * standard.
     */
    private <T> void bindInterceptors(ProcessAnnotatedType<T> event, Class<T> type) {
        Set<Method> required = new HashSet<>();
        boolean obstacle = Modifier.isFinal(type.getModifiers());
        for (AnnotatedMethod<? super T> method : event.getAnnotatedType().getMethods()) {
            Method member = method.getJavaMember();
            int modifiers = member.getModifiers();
            boolean instance = !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
            if (instance && requiresSomething(type, member)) {
                obstacle |= Modifier.isFinal(modifiers);
                required.add(member);
            }
        }
        if (required.isEmpty()) {
            return;
        }
        boolean seen = event.getAnnotatedType().getAnnotations().stream().anyMatch(ClerkExtension::isOurs);
        if (seen && !obstacle) {
            return;
        }
        AnnotatedTypeConfigurator<T> configurator = event.configureAnnotatedType();
        if (obstacle) {
            // CDI would stop at the first final class or method. The check names all of them and the remedy.
            configurator.remove(ClerkExtension::isOurs);
            configurator.methods().forEach(it -> it.remove(ClerkExtension::isOurs));
            required.removeIf(it -> Modifier.isFinal(it.getModifiers()) || Modifier.isFinal(type.getModifiers()));
        }
        boolean removed = obstacle;
        configurator
                .filterMethods(it -> required.contains(it.getJavaMember())
                        && (removed || it.getAnnotations().stream().noneMatch(ClerkExtension::isOurs)))
                .forEach(it -> it.add(Protected.Literal.INSTANCE));
    }

    private boolean requiresSomething(Class<?> type, Method method) {
        try {
            return !table.of(type, method).isEmpty();
        } catch (IllegalArgumentException wrongMembers) {
            // The check at the end of the deployment reports it.
            return true;
        }
    }

    /**
     * Remembers the class loader if it sees this library. Runtimes have beans of their own, whose class loaders do not.
     */
    private void addLoader(@Nullable ClassLoader loader) {
        if (loader != null && examined.add(loader)) {
            try {
                if (loader.loadClass(ClerkExtension.class.getName()) == ClerkExtension.class) {
                    loaders.add(loader);
                }
            } catch (ClassNotFoundException | LinkageError ofTheRuntime) {
                // Not a loader of the application.
            }
        }
    }

    private static boolean isOurs(Annotation annotation) {
        return AnnotationReader.KINDS.contains(annotation.annotationType());
    }

    private static boolean isBinding(Annotation annotation) {
        return isOurs(annotation) || annotation.annotationType() == Protected.class;
    }

    void addManagedBean(@Observes ProcessManagedBean<?> event) {
        beans.addIntercepted(event.getAnnotatedBeanClass());
    }

    void addSessionBean(@Observes ProcessSessionBean<?> event) {
        beans.addIntercepted(event.getAnnotatedBeanClass());
    }

    void addProducer(@Observes ProcessProducer<?, ?> event) {
        beans.addProducer(event.getAnnotatedMember());
    }

    void addSyntheticBean(@Observes ProcessSyntheticBean<?> event) {
        beans.addSynthetic(event.getBean());
    }

    /** Returns the concrete classes that require something and could run if JAX-RS matches this class. */
    public List<Class<?>> protectedBelow(Class<?> type) {
        return protectedClasses.stream().filter(type::isAssignableFrom).toList();
    }

    public RequirementTable table() {
        return table;
    }

    /** Returns true if the deployment or the thread's web application, of an EAR, says so. */
    public boolean deniesByDefault() {
        return annotations.denyByDefault() || configuration().annotations().denyByDefault();
    }

    /** Returns the configuration of the web application whose class loader the thread has. */
    Configuration configuration() {
        return configurations.here();
    }

    /** Returns the same if it has been read, otherwise null. */
    @Nullable
    Configuration knownConfiguration() {
        return configurations.known();
    }

    WebParts webParts() {
        return webParts;
    }

    ProtectedPages pages() {
        return pages;
    }

    /** Examines the application: every annotation is enforced, or named here. */
    private void examine() {
        addLoader(Thread.currentThread().getContextClassLoader());
        addLoader(ClerkExtension.class.getClassLoader());
        DeploymentCheck.Findings findings = isServer() && !isUnitTest()
                ? DeploymentCheck.examine(table, beans, loaders, deniesByDefault())
                : DeploymentCheck.examineOnly(table, beans, loaders, announced);
        problems.addAll(findings.problems());
        protectedClasses = findings.protectedClasses();
        webParts = findings.web();
        pages = findings.pages();
        problems.addAll(WebApplicationCheck.pageProblems(pages, configuration(), null));
        if (!findings.ignored().isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "Nothing enforces these @RolesAllowed and @DenyAll annotations of libraries: {0}",
                    shortened(findings.ignored()));
        }
        if (!findings.leftToRuntime().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "clerk.role-annotations is container: @RolesAllowed and @DenyAll are left to the runtime on {0}. Check that it enforces"
                            + " them. Open Liberty does so on JAX-RS resources only with appSecurity-5.0, and never on CDI beans.",
                    shortened(findings.leftToRuntime()));
        }
        if (!findings.enterpriseBeans().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "@RolesAllowed and @DenyAll on EJBs are left to the EJB container: {0}. It knows callers of its own only, so that no user of"
                            + " Clerk passes; if its security is off (Open Liberty: no appSecurity feature), everybody does. Use the"
                            + " library''s own annotations there.",
                    shortened(findings.enterpriseBeans()));
        }
        if (!findings.unreadable().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "These places could not be searched for annotations that nothing enforces: {0}. Annotations on beans and"
                            + " resources there are enforced; others are not noticed.",
                    shortened(findings.unreadable()));
        }
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        for (Class<?> one : List.of(OptionsResolver.class, DocumentRequest.class, Clock.class)) {
            if (beans.getBeans(one).size() > 1 && isAmbiguous(beans, one)) {
                problems.add("There are several beans of type " + one.getName()
                        + ", and only one can be used. Keep one, or" + " make the others alternatives.");
            }
        }
        boolean hasResolver = !beans.getBeans(OptionsResolver.class).isEmpty();
        if (!hasJson()) {
            problems.add(
                    "Jakarta JSON Processing is missing, and no token can be read without it. Open Liberty has it with"
                            + " the feature jsonp-2.1.");
        }
        if (isServer() && !Configurations.areThere()) {
            problems.add(
                    "MicroProfile Config is missing, and with it clerk.publishable-key. Open Liberty has it with the"
                            + " feature mpConfig-3.1.");
        }
        if (isServer() && !hasRest()) {
            problems.add(
                    "Jakarta REST 3.1 is needed, 3.0 is here. Version 3.0 would not load this library's filters. On Open Liberty"
                            + " use restfulWS-3.1 (Jakarta EE 10).");
        }
        examine();
        ClerkConfigurationException mistakes = mistakes(hasResolver);
        if (mistakes != null && isServer()) {
            problems.add(mistakes.getMessage());
        } else if (mistakes != null) {
            LOG.log(Level.DEBUG, "No JAX-RS here; the first use of Auth will say: {0}", mistakes.getMessage());
        }
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(exception());
        }
    }

    /** Returns the mistakes in the configuration, or null. Unwise settings are warnings in the log. */
    private @Nullable ClerkConfigurationException mistakes(boolean hasResolver) {
        if (!Configurations.areThere()) {
            return null;
        }
        try {
            configuration().check(hasResolver).forEach(warning -> LOG.log(Level.WARNING, warning));
            return null;
        } catch (ClerkConfigurationException mistakes) {
            return mistakes;
        }
    }

    /**
     * Returns all problems in one exception without a stack trace: servers print an exception several times, and the
     * trace helps no reader.
     */
    private ClerkConfigurationException exception() {
        ClerkConfigurationException all = new ClerkConfigurationException(
                problems.size() == 1
                        ? problems.iterator().next()
                        : problems.size() + " mistakes keep the application from starting:\n - "
                                + String.join("\n - ", problems));
        all.setStackTrace(new StackTraceElement[0]);
        return all;
    }

    private static String shortened(Collection<String> sentences) {
        String first = sentences.stream().limit(LISTED).collect(Collectors.joining(" "));
        return sentences.size() <= LISTED ? first : first + " And " + (sentences.size() - LISTED) + " more.";
    }

    /**
     * Returns true if a JUnit extension of Weld starts this container with a few beans. All other classes on the class
     * path are then no beans, and that is no mistake.
     */
    private static boolean isUnitTest() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(it -> it.getClassName().startsWith("org.jboss.weld.junit")));
    }

    private static boolean isAmbiguous(BeanManager beans, Class<?> type) {
        try {
            beans.resolve(beans.getBeans(type));
            return false;
        } catch (AmbiguousResolutionException several) {
            return true;
        }
    }

    /** Returns true for Jakarta REST 3.1 or later, which added this type and the loading of filters by service files. */
    private static boolean hasRest() {
        try {
            Class.forName("jakarta.ws.rs.SeBootstrap", false, RuntimeDelegate.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError older) {
            return false;
        }
    }

    private static boolean hasJson() {
        try {
            return JsonProvider.provider() != null;
        } catch (LinkageError | RuntimeException missing) {
            return false;
        }
    }

    /** Returns false in unit tests of applications: they have CDI without JAX-RS, and no keys. */
    private static boolean isServer() {
        try {
            return RuntimeDelegate.getInstance() != null;
        } catch (LinkageError | RuntimeException noImplementation) {
            return false;
        }
    }
}
