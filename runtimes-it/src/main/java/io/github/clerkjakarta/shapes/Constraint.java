package io.github.clerkjakarta.shapes;

import static io.github.clerkjakarta.shapes.Form.*;

import io.github.clerkjakarta.shapes.Kind.Group;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Combinations that are no Java, no Jakarta EE, or that no request could reach. */
record Constraint(String name, Predicate<Cell> excludes) {
    private static final Set<Kind> MAY_BE_RECORD = EnumSet.of(
            Kind.ROOT,
            Kind.ROOT_DEPENDENT,
            Kind.API_FIRST,
            Kind.SUB_NEW,
            Kind.SUB_CLASS,
            Kind.SUB_OBJECT,
            Kind.PLAIN,
            Kind.BEAN_DEPENDENT);
    private static final Set<Kind> MAY_BE_SECOND =
            EnumSet.of(Kind.ROOT, Kind.API_FIRST, Kind.ABSTRACT_BASE, Kind.SUB_NEW, Kind.SUB_CLASS, Kind.SUB_OBJECT);
    private static final Set<Kind> MAY_BE_GENERIC = EnumSet.of(
            Kind.ROOT,
            Kind.ROOT_DEPENDENT,
            Kind.SUB_NEW,
            Kind.SUB_OBJECT,
            Kind.LOCATOR_PLAIN,
            Kind.BEAN_DEPENDENT,
            Kind.PLAIN);

    private static final List<Constraint> ALL = List.of(
            new Constraint(
                    "Java: a private or static method implements and overrides nothing",
                    it -> is(it, PRIVATE_METHOD, STATIC_METHOD)
                            && it.place() != Place.METHOD
                            && !(it.form() == STATIC_METHOD && it.place() == Place.CLASS)),
            new Constraint(
                    "Java: an interface's method is public",
                    it -> it.form().isHiddenMethod()
                            && (it.place().hasInterface() || it.kind().isApiFirst())),
            new Constraint(
                    "Java: the subject has no final method where it declares none",
                    it -> it.form() == FINAL_METHOD
                            && (it.place() == Place.DEFAULT_METHOD || it.place() == Place.BRIDGED_METHOD)),
            new Constraint(
                    "Java: a record has no superclass and no fields",
                    it -> it.form() == RECORD && (it.place().hasParent() || !MAY_BE_RECORD.contains(it.kind()))),
            new Constraint(
                    "a second subclass is made where no scope is inherited",
                    it -> it.form() == SECOND_SUBCLASS
                            && (!MAY_BE_SECOND.contains(it.kind()) || it.mark() == Mark.COMPOSED_STEREOTYPE)),
            new Constraint(
                    "CDI: a generic bean is dependent",
                    it -> it.form() == GENERIC_CLASS && !MAY_BE_GENERIC.contains(it.kind())),
            new Constraint(
                    "CDI: a stereotype with a binding stands on classes",
                    it -> it.mark() == Mark.COMPOSED_STEREOTYPE && !it.place().isOnClass()),
            new Constraint(
                    "a private, static or hidden method is no locator",
                    it -> it.form().isHiddenMethod() && it.kind().group() == Group.LOCATOR),
            new Constraint(
                    "nobody can ask for a hidden method of a class that JAX-RS makes",
                    it -> is(it, PACKAGE_PRIVATE_METHOD, PROTECTED_METHOD)
                            && it.kind().group() == Group.RESOURCE
                            && it.place().isOnClass()
                            && !Rules.isBean(it)),
            new Constraint(
                    "JAX-RS: annotations are inherited from the same method of what its own class implements",
                    it -> it.kind().isApiFirst()
                            && (it.place() == Place.INHERITED_METHOD
                                    || it.place() == Place.BRIDGED_METHOD
                                    || it.place() == Place.GENERIC_INTERFACE_METHOD)),
            new Constraint(
                    "CDI: a decorator's delegate has all decorated types",
                    it -> it.kind() == Kind.DECORATOR && it.place().hasInterface()),
            new Constraint(
                    "a hidden method is asked for on a bean, not as a sub-resource",
                    it -> it.kind() == Kind.SUB_THIS
                            && it.place().isOnClass()
                            && it.form().isHiddenMethod()),
            new Constraint(
                    "CDI: observers may be inherited, producers not, and interfaces have neither",
                    it -> it.kind().isCalledByContainer()
                            && it.place() != Place.CLASS
                            && it.place() != Place.METHOD
                            && it.place() != Place.SUPERCLASS
                            && !(it.place() == Place.INHERITED_METHOD && it.kind() == Kind.OBSERVER_METHOD)),
            new Constraint(
                    "R2: a foreign package-private method is refused on a bean and on what is none",
                    it -> it.place() == Place.FOREIGN_PACKAGE_METHOD
                            && !(it.form() == PUBLIC
                                    && Set.of(Kind.BEAN_REQUEST, Kind.BEAN_DEPENDENT, Kind.PLAIN, Kind.PRODUCER_METHOD)
                                            .contains(it.kind()))),
            new Constraint(
                    "only one element is annotated",
                    it -> it.kind().isMemberOnly()
                            && (it.place() != Place.METHOD || !is(it, PUBLIC, NESTED, DOLLAR_NAME, PROXY_NAME))),
            new Constraint(
                    "a composed annotation may stand on any element, ours on types and methods",
                    it -> Set.of(Kind.ON_FIELD, Kind.ON_CONSTRUCTOR, Kind.ON_PARAMETER)
                                    .contains(it.kind())
                            && (!it.mark().isComposed() || it.mark() == Mark.COMPOSED_BINDING)),
            new Constraint(
                    "refused kinds need few forms",
                    it -> (it.kind().group() == Group.NEVER || it.kind().group() == Group.NOT_JUDGED)
                            && !is(
                                    it,
                                    PUBLIC,
                                    PACKAGE_PRIVATE_METHOD,
                                    PROTECTED_METHOD,
                                    NESTED,
                                    DOLLAR_NAME,
                                    PROXY_NAME)),
            new Constraint(
                    "what reflection does not see is refused whatever the form and the registration",
                    it -> !it.mark().isKept() && (it.form() != PUBLIC || it.registration() != Registration.CLASSES)),
            new Constraint(
                    "a bean's own call and new are shown on one method",
                    it -> it.kind().group() == Group.LISTED
                            && (it.place() != Place.METHOD
                                    || it.form() != PUBLIC
                                    || it.discovery().findsNothing())),
            new Constraint(
                    "what is not judged or listed is seen at run time",
                    it -> !it.mark().isKept()
                            && (it.kind().group() == Group.NOT_JUDGED
                                    || it.kind().group() == Group.LISTED)),
            new Constraint(
                    "a bean can be asked for where there are beans",
                    it -> (it.kind() == Kind.SUB_BEAN || it.kind() == Kind.LOCATOR_GIVEN)
                            && it.discovery().findsNothing()),
            new Constraint(
                    "a producer is a bean's",
                    it -> it.kind().isProduced()
                            && it.kind().isNoBean()
                            && it.discovery().findsNothing()),
            new Constraint(
                    "a registration makes a difference for roots only",
                    it -> (it.kind().group() == Group.NEVER || it.kind().group() == Group.NOT_JUDGED)
                            && it.registration() != Registration.CLASSES),
            new Constraint(
                    "CDI refuses intercepted final classes, in jars too",
                    it -> it.mark().isStandard() && it.discovery().isJar() && Rules.mayBeRefusedByCdi(it)));

    static boolean allow(Cell cell) {
        return ALL.stream().noneMatch(it -> it.excludes.test(cell));
    }

    private static boolean is(Cell cell, Form... forms) {
        return List.of(forms).contains(cell.form());
    }
}
