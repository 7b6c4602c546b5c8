package io.github.clerkjakarta.shapes;

import io.github.clerkjakarta.shapes.Kind.Group;
import java.util.List;
import java.util.Map;

/** One shape: a protected element, its class, and the way in which the application gets it. */
public record Cell(
        int id, Kind kind, Place place, Mark mark, Form form, Discovery discovery, Registration registration) {

    /** Returns the cell's package. Each cell has its own, so that a message's names identify the cell. */
    public String packageName() {
        return "cells." + name();
    }

    public String name() {
        return String.format("c%04d", id);
    }

    /** Returns the sources by the fully qualified name of their class. */
    public Map<String, String> sources() {
        return new Sources(this).units();
    }

    /** Returns the service files that the cell needs: a provider's class name by the service's name. */
    public Map<String, String> services() {
        return switch (kind) {
            case EXTENSION -> Map.of("jakarta.enterprise.inject.spi.Extension", subject());
            case SYNTHETIC_BEAN -> Map.of("jakarta.enterprise.inject.spi.Extension", packageName() + ".Adding");
            default -> Map.of();
        };
    }

    /** Returns the classes, as sources name them, that an {@code Application} registers. */
    public List<String> resources() {
        String prefix = packageName() + ".";
        if (isAskedByDoor()) {
            return List.of(prefix + "Door");
        }
        return switch (kind.group()) {
            case NEVER, NOT_JUDGED -> List.of();
            default -> List.of(prefix + (kind.isRoot() ? made() : "Root"));
        };
    }

    /** Returns the path of a GET request for the secret, relative to the application's. */
    public String requestPath() {
        if (isAskedByDoor() || (kind.group() == Group.RESOURCE && kind.isRoot() && kind != Kind.SUB_THIS)) {
            return name();
        }
        boolean givenOwner = kind.group() == Group.LOCATOR && !kind.isRoot();
        return name() + (givenOwner ? "/own/sub" : "/sub");
    }

    public Expected expected() {
        return Rules.expected(this);
    }

    /** Returns true if CDI itself may refuse the class, and with it the deployment of all others. */
    public boolean mayBeRefusedByCdi() {
        return Rules.mayBeRefusedByCdi(this);
    }

    /** Returns the binary name of the protected class. */
    public String subject() {
        return packageName() + "." + form.reference().replace("Outer.", "Outer$");
    }

    /** Returns true if an open resource calls the subject as a bean. */
    boolean isAskedByDoor() {
        return switch (kind.group()) {
            case BEAN, LISTED -> true;
            case RESOURCE -> form.isHiddenMethod();
            default -> false;
        };
    }

    /** Returns the class of the called object, as sources name it. */
    String made() {
        return form == Form.SECOND_SUBCLASS ? "Second" : form.reference();
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                name(),
                kind.name(),
                place.name(),
                mark.name(),
                form.name(),
                discovery.name(),
                registration.name());
    }
}
