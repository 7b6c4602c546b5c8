package io.github.clerkjakarta.internal.deployment;

import io.github.clerkjakarta.internal.requirement.AnnotationReader;
import io.github.clerkjakarta.internal.requirement.JaxRsMethods;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Examines the whole application once, when it is deployed. */
public final class DeploymentCheck {
    private static final String APPLICATION = "jakarta.ws.rs.core.Application";
    private static final Set<String> OURS = names(AnnotationReader.KINDS);
    private static final Set<String> STANDARD = names(List.of(RolesAllowed.class, DenyAll.class));

    /** Their applications are theirs, and their libraries name the property. */
    private static final List<String> RUNTIMES = List.of("org.glassfish.", "org.jboss.resteasy.", "jakarta.");

    private final RequirementTable table;
    private final Beans beans;
    private final ApplicationClasses classes;
    private final Collection<ClassLoader> loaders;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Class<?>> protectedClasses = new ArrayList<>();

    private DeploymentCheck(
            RequirementTable table, Beans beans, Collection<ClassLoader> loaders, ApplicationClasses classes) {
        this.table = table;
        this.beans = beans;
        this.loaders = loaders;
        this.classes = classes;
    }

    /**
     * What was found.
     *
     * @param problems each is a sentence that says what to change
     * @param ignored the same of standard annotations in libraries, which need not be meant for this application
     * @param unreadable places that could not be examined
     * @param protectedClasses concrete classes that require something
     */
    public record Findings(
            List<String> problems, List<String> ignored, Set<String> unreadable, List<Class<?>> protectedClasses) {}

    /**
     * Examines an application.
     *
     * @param loaders that see its classes
     * @param deniesByDefault whether a resource method that says nothing is a mistake
     * @param feature the class that brings Clerk's filter into a JAX-RS application
     */
    public static Findings examine(
            RequirementTable table,
            Beans beans,
            Collection<ClassLoader> loaders,
            boolean deniesByDefault,
            Class<?> feature) {
        DeploymentCheck check = new DeploymentCheck(table, beans, loaders, ApplicationClasses.of(loaders));
        Set<String> relevant = check.relevantAnnotations();
        check.misplaced(relevant);
        check.claims(check.classes.usersOf(use -> relevant.contains(use.annotation())));
        check.produced();
        if (deniesByDefault) {
            check.silent();
        }
        check.loadServices(feature);
        return check.findings();
    }

    /**
     * Examines what a unit test has put together: the classes that CDI was given, and nothing else on the class path.
     *
     * @param types of which CDI may make beans
     */
    public static Findings examineOnly(
            RequirementTable table, Beans beans, Collection<ClassLoader> loaders, Set<String> types) {
        DeploymentCheck check = new DeploymentCheck(table, beans, loaders, ApplicationClasses.none());
        check.claims(types);
        check.produced();
        return check.findings();
    }

    private void produced() {
        beans.added(it -> table.isRequirement(it.annotationType()))
                .forEach(it -> problems.add(new Problem(it, "", true)));
        ProducedTypes produced = new ProducedTypes(table);
        beans.producers().forEach(it -> produced.problemsOf(it).forEach(problems::add));
        beans.synthetic().forEach(it -> produced.problemsOf(it).forEach(problems::add));
    }

    private Findings findings() {
        Set<String> fatal = new LinkedHashSet<>();
        Set<String> ignored = new LinkedHashSet<>();
        for (Problem problem : problems) {
            boolean counts = problem.ours() || classes.isOfApplication(problem.place());
            (counts ? fatal : ignored).add(problem.sentence());
        }
        return new Findings(
                List.copyOf(fatal), List.copyOf(ignored), classes.unreadable(), List.copyOf(protectedClasses));
    }

    /** Ours, the standard ones if they are enforced, and all that carry one of them. */
    private Set<String> relevantAnnotations() {
        Set<String> relevant = new LinkedHashSet<>(OURS);
        if (table.isWithStandardAnnotations()) {
            relevant.addAll(STANDARD);
        }
        // A composed annotation may be in a place that only the runtime knows.
        for (String foreign : classes.foreignAnnotations()) {
            Class<?> type = foreign.startsWith("java.") ? null : load(foreign);
            if (type != null && table.carries(type)) {
                relevant.add(foreign);
            }
        }
        return classes.withComposed(relevant);
    }

    /** Annotations that reflection does not show, and those on elements that run nothing. */
    private void misplaced(Set<String> relevant) {
        classes.files().forEach(file -> {
            for (ClassFile.Use use : file.uses()) {
                if (relevant.contains(use.annotation())) {
                    String sentence = misplaced(use, file.isAnnotation());
                    if (sentence != null) {
                        problems.add(new Problem(sentence, file.name(), !STANDARD.contains(use.annotation())));
                    }
                }
            }
            if (file.isAnnotation()
                    && relevant.contains(file.name())
                    && retention(file.name()) == RetentionPolicy.SOURCE) {
                problems.add(new Problem(
                        "@" + file.name()
                                + " protects nothing: its retention is SOURCE, so that nobody sees where it is used."
                                + " Annotate it with @Retention(RetentionPolicy.RUNTIME).",
                        file.name(),
                        true));
            }
        });
    }

    private static @Nullable String misplaced(ClassFile.Use use, boolean onAnnotation) {
        if (!use.isKept()) {
            return use.element() + " has @" + use.annotation()
                    + ", which protects nothing: it is not kept at run time. Annotate " + use.annotation()
                    + " with @Retention(RetentionPolicy.RUNTIME).";
        }
        return use.place() == ClassFile.Place.OTHER && !onAnnotation
                ? use.element() + " has @" + use.annotation()
                        + " on a constructor, field, parameter or package, where it protects nothing."
                        + " Put it on a class or a method."
                : null;
    }

    private @Nullable RetentionPolicy retention(String annotation) {
        Class<?> type = load(annotation);
        Retention retention = type == null ? null : type.getAnnotation(Retention.class);
        return retention == null ? RetentionPolicy.CLASS : retention.value();
    }

    private void claims(Set<String> names) {
        Claims claims = new Claims(table, beans);
        for (String name : names) {
            Class<?> type = load(name);
            try {
                if (type != null) {
                    claims.judge(type);
                    protectedClasses.add(type);
                }
            } catch (IllegalArgumentException wrongMembers) {
                problems.add(new Problem(name + ": " + wrongMembers.getMessage(), name, true));
            } catch (LinkageError incomplete) {
                String sentence =
                        name + " cannot be examined for annotations that protect it, because a class that it needs is"
                                + " missing: " + incomplete.getMessage() + ". Add that class to the application.";
                problems.add(new Problem(sentence, name, classes.uses(name, OURS)));
            }
        }
        problems.addAll(claims.problems());
    }

    /** Resource methods that {@code clerk.default=deny} refuses. Those of sub-resources depend on the way there. */
    private void silent() {
        for (String name : classes.usersOf(use -> use.annotation().equals(Path.class.getName()))) {
            Class<?> type = classes.isOfApplication(name) ? load(name) : null;
            if (type == null || Modifier.isAbstract(type.getModifiers()) || !JaxRsMethods.isRoot(type)) {
                continue;
            }
            Stream.of(type.getMethods())
                    .filter(it -> !it.isBridge() && JaxRsMethods.isResourceMethod(type, it) && table.isSilent(type, it))
                    .forEach(it -> problems.add(new Problem(
                            type.getName() + "." + it.getName()
                                    + " says nothing about who may call it, and clerk.default is deny."
                                    + " Annotate it or its class with one of the library's annotations, or with @PermitAll.",
                            name,
                            true)));
        }
    }

    private void loadServices(Class<?> feature) {
        boolean offInWebXml = classes.webXmls().stream().anyMatch(LoadServices::isSwitchedOff);
        boolean named = classes.files().anyMatch(it -> it.mentionsLoadServices() && !isOfRuntime(it.name()));
        if (!offInWebXml && !named) {
            return;
        }
        List<Class<?>> applications = new ArrayList<>();
        for (String name : classes.withSubtypes(APPLICATION)) {
            Class<?> type = isOfRuntime(name) ? null : load(name);
            if (type != null) {
                applications.add(type);
            }
        }
        LoadServices.problems(applications, offInWebXml, feature)
                .forEach(it -> problems.add(new Problem(it, APPLICATION, true)));
    }

    private static boolean isOfRuntime(String name) {
        return RUNTIMES.stream().anyMatch(name::startsWith);
    }

    /** Null if no class loader of the application has it, or what it extends is missing: then nobody can create an instance. */
    private @Nullable Class<?> load(String name) {
        for (ClassLoader loader : loaders) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException | LinkageError unknown) {
                // The next one may know it.
            }
        }
        return null;
    }

    private static Set<String> names(List<Class<? extends Annotation>> types) {
        Set<String> names = new LinkedHashSet<>();
        types.forEach(it -> names.add(it.getName()));
        return names;
    }
}
