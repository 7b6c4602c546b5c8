package io.github.clerkjakarta;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** The rule that no internal method is there for tests alone: a reader would look for its use. */
final class UnusedMethods {
    private static final String INTERNAL = "io.github.clerkjakarta.internal.";

    static final Set<String> FOR_TESTS = Set.of(
            // Memory is bounded.
            INTERNAL + "backend.Refusals.size()",
            INTERNAL + "protection.LoopCounter.size()",
            INTERNAL + "container.entry.Tenants.size()",
            // Pages of the documentation are written from these.
            INTERNAL + "authentication.Authenticator.inOrder()",
            INTERNAL + "config.Setting.topic()",
            INTERNAL + "config.Setting.meaning()",
            INTERNAL + "config.Setting.defaultText()",
            INTERNAL + "config.Setting$Topic.title()");

    /** Refuses those of the list, too. */
    static final ArchRule NONE = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(INTERNAL + ".")
            .should(new ArchCondition<>("be called by the library") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!isCalledByOthers(method) && !isCalledByTheRuntime(method)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            })
            .because("what only tests call belongs to them");

    private UnusedMethods() {}

    private static boolean isCalledByOthers(JavaMethod method) {
        return method.getAccessesToSelf().stream()
                .anyMatch(it -> !it.getOrigin().equals(method));
    }

    /** Returns true for what compilers write, and for what containers find by annotation or supertype. */
    private static boolean isCalledByTheRuntime(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return method.getModifiers().contains(JavaModifier.SYNTHETIC)
                || method.getModifiers().contains(JavaModifier.BRIDGE)
                || owner.isEnum() && Set.of("values", "valueOf").contains(method.getName())
                || owner.isRecord() && owner.tryGetField(method.getName()).isPresent()
                || !method.getAnnotations().isEmpty()
                || method.getParameters().stream()
                        .anyMatch(it -> !it.getAnnotations().isEmpty())
                || Stream.concat(owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
                        .flatMap(it -> it.getMethods().stream())
                        .anyMatch(it -> it.getName().equals(method.getName())
                                && it.getRawParameterTypes().size()
                                        == method.getRawParameterTypes().size());
    }
}
