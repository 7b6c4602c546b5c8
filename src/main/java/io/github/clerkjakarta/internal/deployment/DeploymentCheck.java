package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.requirement.AnnotationReader;
import io.github.clerkjakarta.internal.requirement.JaxRsMethods;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Examines the whole application once, when it is deployed. */
public final class DeploymentCheck {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");
    private static final Set<String> OURS = names(AnnotationReader.KINDS);
    private static final Set<String> STANDARD = names(List.of(RolesAllowed.class, DenyAll.class));

    /** Server runtimes: they have applications of their own, and their libraries name the property. */
    private static final List<String> RUNTIMES = List.of("org.glassfish.", "org.jboss.resteasy.", "jakarta.");

    /** The Java and Jakarta platforms, whose types carry no annotations of applications. */
    private static final List<String> PLATFORM = List.of("java.", "javax.", "jakarta.");

    private final RequirementTable table;
    private final Beans beans;
    private final ApplicationClasses classes;
    private final Collection<ClassLoader> loaders;
    private final List<Problem> problems = new ArrayList<>();

    /** The library's annotations and those that carry one. In libraries, standard annotations alone are no mistake. */
    private final Set<String> ours = new LinkedHashSet<>();

    private final List<Class<?>> protectedClasses = new ArrayList<>();

    private DeploymentCheck(
            RequirementTable table, Beans beans, Collection<ClassLoader> loaders, ApplicationClasses classes) {
        this.table = table;
        this.beans = beans;
        this.loaders = loaders;
        this.classes = classes;
    }

    /**
     * The result of the check.
     *
     * @param problems sentences that say what to change
     * @param ignored problems with standard annotations in libraries, which need not be meant for this application
     * @param leftToRuntime classes with standard annotations that the application leaves to the runtime
     * @param enterpriseBeans EJBs with standard annotations, which only their container may enforce
     * @param unreadable places that could not be examined
     * @param protectedClasses concrete classes that require something
     * @param web the classes that decide about servlets
     * @param pages paths that annotations protect
     */
    public record Findings(
            List<String> problems,
            List<String> ignored,
            List<String> leftToRuntime,
            List<String> enterpriseBeans,
            Set<String> unreadable,
            List<Class<?>> protectedClasses,
            WebParts web,
            ProtectedPages pages) {}

    /**
     * Examines an application.
     *
     * @param loaders the class loaders that see its classes
     * @param deniesByDefault true if a resource method without an annotation is a mistake
     */
    public static Findings examine(
            RequirementTable table, Beans beans, Collection<ClassLoader> loaders, boolean deniesByDefault) {
        DeploymentCheck check = new DeploymentCheck(table, beans, loaders, ApplicationClasses.of(loaders));
        beans.setEnterpriseBeans(check.classes::isInEjbJar);
        Set<String> relevant = check.relevantAnnotations();
        check.reportMisplaced(relevant);
        check.reportDropped(relevant);
        Set<String> judged = check.classes.usersOf(use -> relevant.contains(use.annotation()));
        judged.addAll(check.belowForeignTypes());
        check.judge(judged, check.classes.usersOf(use -> check.ours.contains(use.annotation())));
        check.examineLambdas(judged);
        check.examineProduced();
        if (deniesByDefault) {
            check.reportSilent();
        }
        check.checkLoadServices();
        return check.findings();
    }

    /**
     * Examines the classes that a unit test has given to CDI, and nothing else on the class path.
     *
     * @param types the types that CDI may make beans of
     */
    public static Findings examineOnly(
            RequirementTable table, Beans beans, Collection<ClassLoader> loaders, Set<String> types) {
        DeploymentCheck check = new DeploymentCheck(table, beans, loaders, ApplicationClasses.none());
        check.judge(types, types);
        check.examineProduced();
        return check.findings();
    }

    /** Examines lambdas: each is an instance of its interface that no container sees. */
    private void examineLambdas(Set<String> judged) {
        classes.files().forEach(file -> {
            for (String name : file.lambdaTypes()) {
                boolean foreign = !classes.contain(name) && PLATFORM.stream().noneMatch(name::startsWith);
                boolean required = (judged.contains(name) || foreign)
                        && load(name).stream().anyMatch(this::mayRequire);
                if (required) {
                    String sentence = file.name() + " implements " + name
                            + " by a lambda or a method reference, so the library cannot see whether anything protects the"
                            + " code that it calls. Use a bean that implements the interface.";
                    problems.add(new Problem(
                            sentence, file.name(), load(name).stream().anyMatch(this::mayBeOurs)));
                }
            }
        });
    }

    private void examineProduced() {
        beans.addedAnnotations(it -> table.isRequirement(it.annotationType()))
                .forEach(it -> problems.add(new Problem(it, "", true)));
        ProducedTypes produced = new ProducedTypes(table);
        beans.producers().forEach(it -> {
            String name = it.getJavaMember().getDeclaringClass().getName();
            examine(name, true, () -> produced.problemsOf(it).forEach(problems::add));
        });
        beans.synthetic()
                .forEach(it -> examine(
                        it.getBeanClass().getName(),
                        true,
                        () -> produced.problemsOf(it).forEach(problems::add)));
    }

    private Findings findings() {
        Set<String> fatal = new LinkedHashSet<>();
        Set<String> ignored = new LinkedHashSet<>();
        for (Problem problem : problems) {
            boolean counts = problem.ours() || classes.isOfApplication(problem.place());
            (counts ? fatal : ignored).add(problem.sentence());
        }
        List<String> enterpriseBeans = protectedClasses.stream()
                .filter(table::leavesToEnterpriseBeans)
                .map(Class::getName)
                .toList();
        return new Findings(
                List.copyOf(fatal),
                List.copyOf(ignored),
                table.isWithStandardAnnotations()
                        ? List.of()
                        : classes.applicationUsersOf(classes.withComposed(STANDARD)),
                enterpriseBeans,
                classes.unreadable(),
                List.copyOf(protectedClasses),
                web(),
                pages());
    }

    private ProtectedPages pages() {
        try {
            return ProtectedPages.of(
                    concrete(classes.withSubtypes(Application.class.getName())),
                    concrete(classes.usersOf(it -> it.annotation().equals(Path.class.getName()))),
                    table);
        } catch (LinkageError | RuntimeException mistake) {
            // The class that it comes from was judged, and the problems say what is wrong with it.
            LOG.log(Level.DEBUG, "Pages cannot be examined: {0}", mistake);
            return ProtectedPages.NONE;
        }
    }

    private List<Class<?>> concrete(Set<String> names) {
        return names.stream()
                .filter(it -> !isOfRuntime(it))
                .flatMap(it -> load(it).stream())
                .filter(it -> !Modifier.isAbstract(it.getModifiers()))
                .toList();
    }

    /** Returns our annotations, the standard ones if they are enforced, and all that carry one of them. */
    private Set<String> relevantAnnotations() {
        Set<String> relevant = new LinkedHashSet<>(OURS);
        if (table.isWithStandardAnnotations()) {
            relevant.addAll(STANDARD);
        }
        ours.addAll(OURS);
        // A composed annotation may be in a place that only the runtime knows.
        for (String foreign : classes.foreignAnnotations()) {
            for (Class<?> type : foreign.startsWith("java.") ? Set.<Class<?>>of() : load(foreign)) {
                if (mayBe(type, table::carries)) {
                    relevant.add(foreign);
                }
                if (mayBe(type, table::isProtectedClass)) {
                    ours.add(foreign);
                }
            }
        }
        ours.addAll(classes.withComposed(ours));
        return classes.withComposed(relevant);
    }

    /** Returns true if the annotation meets the condition or cannot be read: then it may be anything. */
    private static boolean mayBe(Class<?> annotation, Predicate<Class<?>> wanted) {
        try {
            return wanted.test(annotation);
        } catch (LinkageError | RuntimeException incomplete) {
            return true;
        }
    }

    /** Returns the classes that inherit an annotation from a place that only the runtime knows. */
    private Set<String> belowForeignTypes() {
        Set<String> below = new LinkedHashSet<>();
        for (String foreign : classes.foreignSupertypes()) {
            boolean ofPlatform = PLATFORM.stream().anyMatch(foreign::startsWith);
            for (Class<?> type : ofPlatform ? Set.<Class<?>>of() : load(foreign)) {
                if (mayRequire(type)) {
                    below.addAll(classes.withSubtypes(foreign));
                }
            }
        }
        return below;
    }

    private boolean mayRequire(Class<?> type) {
        return mayRequire(type, it -> !it.isEmpty());
    }

    private boolean mayBeOurs(Class<?> type) {
        return mayRequire(type, it -> !it.protections().isEmpty());
    }

    private boolean mayRequire(Class<?> type, Predicate<Requirements> wanted) {
        try {
            return UnenforcedElements.instanceMethods(type).anyMatch(it -> wanted.test(table.of(type, it)))
                    || table.isProtectedClass(type)
                    || table.isRestrictedClass(type);
        } catch (LinkageError | RuntimeException mistake) {
            // Each class below it is judged, and says what is wrong.
            return true;
        }
    }

    /** Reports annotations that reflection does not show, and those on elements that run nothing. */
    private void reportMisplaced(Set<String> relevant) {
        classes.files().forEach(file -> {
            for (ClassFile.Use use : file.uses()) {
                if (relevant.contains(use.annotation())) {
                    String sentence = misplaced(use, file.isAnnotation());
                    if (sentence != null) {
                        problems.add(new Problem(sentence, file.name(), ours.contains(use.annotation())));
                    }
                }
            }
            if (file.isAnnotation() && relevant.contains(file.name()) && isOfSource(file.name())) {
                problems.add(new Problem(
                        "@" + file.name()
                                + " protects nothing: its retention is SOURCE, so its uses are not visible."
                                + " Annotate it with @Retention(RetentionPolicy.RUNTIME).",
                        file.name(),
                        ours.contains(file.name())));
            }
        });
    }

    private @Nullable String misplaced(ClassFile.Use use, boolean onAnnotation) {
        if (!use.isKept()) {
            return use.element() + " has @" + use.annotation()
                    + ", which protects nothing: it is not kept at run time. Annotate " + use.annotation()
                    + " with @Retention(RetentionPolicy.RUNTIME).";
        }
        if (use.outer() != null && !isContainer(use.outer(), use.annotation())) {
            return use.element() + " has @" + use.annotation() + " as a value of @" + use.outer()
                    + ", where it protects nothing. Put it on" + " the element itself, or on the annotation type "
                    + use.outer() + ".";
        }
        if (use.place() == ClassFile.Place.CLASS || (use.place() == ClassFile.Place.METHOD && !onAnnotation)) {
            return null;
        }
        return use.element() + " has @" + use.annotation()
                + " where it protects nothing. Put it on a class or on a method of a class, not"
                + " on a constructor, field, parameter, type, package or member of an annotation type.";
    }

    /**
     * Reports annotations that the JVM drops. It does so silently if the class loader of the annotated class does not
     * see the annotation's type.
     */
    private void reportDropped(Set<String> relevant) {
        classes.files().forEach(file -> {
            for (ClassFile.Use use : file.uses()) {
                boolean unseen = use.isKept()
                        && relevant.contains(use.annotation())
                        && load(file.name()).stream().anyMatch(type -> !sees(type, use.annotation()));
                if (unseen) {
                    String sentence = use.element() + " has @" + use.annotation()
                            + ", but its class loader does not see that type, so that"
                            + " Java leaves the annotation out. Put this library, and the jar of the annotation, beside the class: into the"
                            + " EAR's lib, or into the same shared library.";
                    problems.add(new Problem(sentence, file.name(), ours.contains(use.annotation())));
                }
            }
        });
    }

    /**
     * Returns true if the class sees the very type that the table knows. A second copy of this library has another
     * type.
     */
    private boolean sees(Class<?> type, String annotation) {
        try {
            Class<?> seen = Class.forName(annotation, false, type.getClassLoader());
            boolean known =
                    AnnotationReader.KINDS.contains(seen) || seen == RolesAllowed.class || seen == DenyAll.class;
            boolean composed = !OURS.contains(annotation) && !STANDARD.contains(annotation);
            return known || (composed && load(annotation).contains(seen));
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /** Returns true if the outer annotation is the container of a repeatable one. */
    private boolean isContainer(String outer, String annotation) {
        return load(annotation).stream()
                .map(it -> it.getAnnotation(Repeatable.class))
                .anyMatch(it -> it != null && it.value().getName().equals(outer));
    }

    private boolean isOfSource(String annotation) {
        return load(annotation).stream()
                .map(it -> it.getAnnotation(Retention.class))
                .anyMatch(it -> it != null && it.value() == RetentionPolicy.SOURCE);
    }

    private void judge(Set<String> names, Set<String> belowOurs) {
        UnenforcedElements unenforced = new UnenforcedElements(table, beans);
        for (String name : names) {
            for (Class<?> type : load(name)) {
                examine(name, belowOurs.contains(name), () -> {
                    unenforced.judge(type);
                    if (!Modifier.isAbstract(type.getModifiers())) {
                        protectedClasses.add(type);
                    }
                });
            }
        }
        problems.addAll(unenforced.problems());
    }

    /**
     * Runs the examination, and reports a class that cannot be examined.
     *
     * @param ours true if one of the library's annotations may be concerned
     */
    private void examine(String name, boolean ours, Runnable examination) {
        try {
            examination.run();
        } catch (IllegalArgumentException wrongMembers) {
            problems.add(new Problem(name + ": " + wrongMembers.getMessage(), name, true));
        } catch (LinkageError | TypeNotPresentException incomplete) {
            String sentence = name
                    + " cannot be examined for annotations that protect it, because a class that it needs is missing: "
                    + incomplete.getMessage() + ". Add that class to the application.";
            problems.add(new Problem(sentence, name, ours));
        }
    }

    /**
     * Reports resource methods that {@code clerk.default=deny} refuses. Methods of sub-resources depend on the locators
     * that lead there.
     */
    private void reportSilent() {
        for (String name : classes.usersOf(use -> use.annotation().equals(Path.class.getName()))) {
            if (classes.isOfApplication(name)) {
                load(name).forEach(this::reportSilent);
            }
        }
    }

    private void reportSilent(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers()) || !JaxRsMethods.isRoot(type)) {
            return;
        }
        try {
            Stream.of(type.getMethods())
                    .filter(it -> !it.isBridge() && JaxRsMethods.isResourceMethod(type, it) && table.isSilent(type, it))
                    .forEach(it -> problems.add(new Problem(
                            type.getName() + "." + it.getName()
                                    + " says nothing about who may call it, and clerk.default is deny. "
                                    + table.advice(),
                            type.getName(),
                            true)));
        } catch (LinkageError | RuntimeException mistake) {
            // A class with annotations was judged before, and the problems say what is wrong; requests of any other are
            // answered 404.
            LOG.log(Level.DEBUG, "{0} cannot be examined: {1}", type.getName(), mistake);
        }
    }

    private WebParts web() {
        Set<String> listeners = classes.withSubtypes(WebParts.LISTENER);
        Set<String> annotated = classes.usersOf(it -> it.annotation().equals("jakarta.servlet.annotation.WebListener"));
        annotated.retainAll(listeners);
        return new WebParts(
                parts(classes.withSubtypes(Application.class.getName())),
                parts(classes.usersOf(it -> ServedPaths.ANNOTATIONS.contains(it.annotation()))),
                listeners,
                parts(annotated));
    }

    /**
     * Returns the classes with these names, except those that no servlet container looks at, as in the libraries of an
     * EAR.
     */
    private List<WebParts.Part> parts(Set<String> names) {
        return names.stream()
                .filter(it -> !isOfRuntime(it) && !ServedPaths.isOfEarLibrary(classes.place(it)))
                .flatMap(it -> load(it).stream()
                        .map(type -> new WebParts.Part(type, classes.place(it).contains(".jar"))))
                .toList();
    }

    private void checkLoadServices() {
        Set<String> applications = classes.withSubtypes(Application.class.getName());
        Set<String> naming = classes.files()
                .filter(it -> it.mentionsLoadServices() && !isOfRuntime(it.name()))
                .map(ClassFile::name)
                .collect(Collectors.toSet());
        boolean off =
                !applications.containsAll(naming) || classes.webXmls().stream().anyMatch(LoadServices::isSwitchedOff);
        LoadServices check = new LoadServices(off, off || !naming.isEmpty());
        for (String name : applications) {
            if (!isOfRuntime(name)) {
                for (Class<?> type : load(name)) {
                    String problem = check.problem(type);
                    if (problem != null) {
                        problems.add(new Problem(problem, name, true));
                    }
                }
            }
        }
    }

    private static boolean isOfRuntime(String name) {
        return RUNTIMES.stream().anyMatch(name::startsWith);
    }

    /**
     * Loads the classes of that name. There are several if the WARs of an EAR have classes of one name, and none if no
     * class loader has it or a supertype is missing: then no instance can be created.
     */
    private Set<Class<?>> load(String name) {
        Set<Class<?>> loaded = new LinkedHashSet<>();
        for (ClassLoader loader : loaders) {
            try {
                loaded.add(Class.forName(name, false, loader));
            } catch (ClassNotFoundException | LinkageError unknown) {
                // The next class loader may have it.
            }
        }
        return loaded;
    }

    private static Set<String> names(List<Class<? extends Annotation>> types) {
        Set<String> names = new LinkedHashSet<>();
        types.forEach(it -> names.add(it.getName()));
        return names;
    }
}
