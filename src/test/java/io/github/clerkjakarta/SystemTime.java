package io.github.clerkjakarta;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Set;

/** The rule that time comes in: a test must be able to say what time it is. */
final class SystemTime {
    private static final String INTERNAL = "io.github.clerkjakarta.internal.";

    /** The exceptions, each with its class and call. */
    static final Set<String> ALLOWED = Set.of(
            // The one clock of an application that brings none.
            INTERNAL + "container.cdi.Engines: Clock.systemUTC",
            // Limits lines in the log, before there is an application.
            INTERNAL + "log.LimitedLog: InstantSource.system",
            // How long a call takes, and a thread waits for it: the clock of an application may be set meanwhile.
            INTERNAL + "backend.HttpBackendApi: System.nanoTime",
            INTERNAL + "backend.SharedCalls: System.nanoTime",
            INTERNAL + "token.JwksKeys: System.nanoTime");

    private static final Set<Class<?>> OLD = Set.of(Date.class, Calendar.class, GregorianCalendar.class);

    static final ArchRule NOT_READ = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe("it reads the system's time", SystemTime::isForbidden))
            .because("a test must be able to say what time it is");

    private SystemTime() {}

    private static boolean isForbidden(JavaAccess<?> access) {
        return isTime(access) && !ALLOWED.contains(name(access));
    }

    static boolean isTime(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target && isTime(target);
    }

    /** Returns the class and call, as in the list of exceptions. */
    static String name(JavaAccess<?> access) {
        return access.getOriginOwner().getName().replaceFirst("\\$.*", "") + ": "
                + access.getTarget().getOwner().getSimpleName() + "."
                + access.getTarget().getName();
    }

    private static boolean isTime(CodeUnitAccessTarget target) {
        String name = target.getName();
        if (target.getOwner().isEquivalentTo(System.class)) {
            return name.equals("nanoTime") || name.equals("currentTimeMillis");
        }
        if (target.getOwner().getPackageName().startsWith("java.time")) {
            boolean given = target.getRawParameterTypes().stream().anyMatch(it -> it.isAssignableTo(Clock.class));
            return !given && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
        }
        // new Date() and the calendars, which begin with the time of now.
        return OLD.stream().anyMatch(it -> target.getOwner().isEquivalentTo(it))
                && (name.equals("getInstance")
                        || name.equals("<init>")
                                && target.getRawParameterTypes().stream().noneMatch(it -> it.isPrimitive()));
    }
}
