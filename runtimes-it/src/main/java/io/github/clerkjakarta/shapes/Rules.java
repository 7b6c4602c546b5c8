package io.github.clerkjakarta.shapes;

import io.github.clerkjakarta.shapes.Expected.Enforced;
import io.github.clerkjakarta.shapes.Expected.Listed;
import io.github.clerkjakarta.shapes.Expected.Refused;
import io.github.clerkjakarta.shapes.Expected.Seen;
import io.github.clerkjakarta.shapes.Kind.Group;

/** The documented rules for a cell: computed from its axes alone, never from the library's behaviour. */
final class Rules {
    private Rules() {}

    static Expected expected(Cell cell) {
        Expected expected = strictly(cell);
        boolean lenient = cell.mark().isStandard() && cell.discovery().isJar();
        if (expected instanceof Refused && lenient) {
            // A cell that is not refused at deployment is still refused at run time if a locator leads on.
            return new Listed(
                    "standard annotations in a library's jar are told in the log",
                    hasProtectedLocator(cell) ? Seen.ERROR : Seen.DEPLOYED);
        }
        return expected;
    }

    private static boolean hasProtectedLocator(Cell cell) {
        return cell.kind().group() == Group.LOCATOR
                || (cell.kind() == Kind.SUB_THIS && cell.place().isOnClass());
    }

    private static Expected strictly(Cell cell) {
        Kind kind = cell.kind();
        if (cell.mark() == Mark.COMPOSED_SOURCE_RETENTION) {
            return new Refused(cell.packageName() + ".Mark", "RetentionPolicy.RUNTIME");
        }
        if (cell.mark() == Mark.COMPOSED_CLASS_RETENTION) {
            return refused(cell, "RetentionPolicy.RUNTIME");
        }
        if (cell.form() == Form.PRIVATE_METHOD) {
            return refused(cell, "private");
        }
        if (cell.form() == Form.STATIC_METHOD) {
            return new Refused(cell.subject() + ".secret", "static");
        }
        boolean intercepted = isBean(cell) && !cell.form().isFinal() && cell.place() != Place.FOREIGN_PACKAGE_METHOD;
        return switch (kind.group()) {
            case NEVER -> neverClaimed(cell);
            case NOT_JUDGED ->
                new Listed("no mistake: vetoed types and disabled alternatives are not judged", Seen.DEPLOYED);
            case LISTED -> new Listed(kind == Kind.SELF_CALL ? "self-invocation" : "new outside JAX-RS", Seen.OPEN);
            case BEAN -> intercepted ? enforced(cell) : refused(cell, "");
            case LOCATOR -> locator(cell, intercepted);
            case RESOURCE -> resource(cell, intercepted);
        };
    }

    private static Expected resource(Cell cell, boolean intercepted) {
        if (hasProtectedLocator(cell) && (intercepted || !isBean(cell))) {
            return locator(cell, intercepted);
        }
        if (isBean(cell)) {
            return intercepted ? enforced(cell) : refused(cell, "final");
        }
        // JAX-RS calls public methods only; the guard sees final ones too.
        return cell.form().isHiddenMethod() ? refused(cell, "") : enforced(cell);
    }

    private static Expected locator(Cell cell, boolean intercepted) {
        if (!intercepted) {
            String name = cell.kind() == Kind.SUB_THIS ? cell.subject() + ".self" : "";
            return name.isEmpty() ? refused(cell, "") : new Refused(name, "");
        }
        boolean made = cell.kind() == Kind.LOCATOR_NEW_OWNER
                || (cell.kind().isRoot() && cell.registration() == Registration.SINGLETONS);
        return made
                ? new Listed("the owner of an annotated locator is not the container's", Seen.ERROR)
                : enforced(cell);
    }

    private static Expected neverClaimed(Cell cell) {
        if (cell.kind() == Kind.SYNTHETIC_BEAN) {
            return new Refused(cell.subject(), "");
        }
        if (cell.kind() == Kind.INTERCEPTOR && cell.place() == Place.CLASS && cell.mark() == Mark.COMPOSED_BINDING) {
            return new Listed("no mistake: the interceptor of a binding has the binding", Seen.DEPLOYED);
        }
        boolean produced = cell.kind().isProduced() && !cell.discovery().findsNothing();
        return produced ? new Refused(cell.packageName() + ".Maker.make", "") : refused(cell, "");
    }

    /** Names a member if the annotation is on one: the concrete class has it, wherever it is declared. */
    private static Refused refused(Cell cell, String phrase) {
        String member = switch (cell.kind()) {
            case ON_FIELD -> ".field";
            case ON_CONSTRUCTOR -> "";
            default -> cell.place().isOnClass() ? "" : ".secret";
        };
        return new Refused(cell.packageName() + ".*" + member, phrase);
    }

    private static Enforced enforced(Cell cell) {
        return switch (cell.mark()) {
            case DENY_ALL -> new Enforced(403, 403, 403);
            case ROLES_ALLOWED -> new Enforced(404, 403, 200);
            default -> new Enforced(404, 404, 200);
        };
    }

    /** Returns true if CDI makes a bean of the subject. The second subclass has a scope only if all classes have. */
    static boolean isBean(Cell cell) {
        if (cell.kind().isNoBean() || cell.discovery().findsNothing() || cell.kind() == Kind.EXTENSION) {
            return false;
        }
        String annotations = cell.kind().classAnnotations();
        boolean scope = annotations.contains("Scoped") || annotations.contains("@Dependent");
        boolean stereotype = cell.mark() == Mark.COMPOSED_STEREOTYPE && cell.place() == Place.CLASS;
        return cell.discovery().findsEverything() || scope || stereotype;
    }

    /** Returns true if CDI itself may refuse the class, and with it the whole deployment. */
    static boolean mayBeRefusedByCdi(Cell cell) {
        return isBean(cell) && cell.form().isFinal() && cell.kind().group() != Group.NEVER;
    }
}
