package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Outcome;
import io.github.clerkjakarta.shapes.Applications;
import io.github.clerkjakarta.shapes.Cell;
import io.github.clerkjakarta.shapes.Cells;
import io.github.clerkjakarta.shapes.Compiled;
import io.github.clerkjakarta.shapes.Discovery;
import io.github.clerkjakarta.shapes.Expected;
import io.github.clerkjakarta.shapes.Expected.Enforced;
import io.github.clerkjakarta.shapes.Expected.Listed;
import io.github.clerkjakarta.shapes.Expected.Refused;
import io.github.clerkjakarta.shapes.Expected.Seen;
import io.github.clerkjakarta.shapes.Form;
import io.github.clerkjakarta.shapes.Kind;
import io.github.clerkjakarta.shapes.Mark;
import io.github.clerkjakarta.shapes.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A WAR of generated cells that share discovery and registration.
 *
 * @param name of the file and of the context root
 */
record CellWar(String name, Discovery discovery, Registration registration, boolean isRefused, List<Cell> cells) {
    /**
     * Kinds with {@code @Path} of which Open Liberty makes beans, with a scope or without, if CDI looks for beans
     * there.
     */
    private static final Set<Kind> MADE_BEANS =
            EnumSet.of(Kind.ROOT, Kind.LOCATOR_PLAIN, Kind.SUB_THIS, Kind.SUB_WITH_PATH, Kind.ABSTRACT_BASE);

    private static final Set<Form> FINAL = EnumSet.of(Form.FINAL_METHOD, Form.FINAL_CLASS, Form.RECORD);

    /** Methods that no request can reach: another resource calls them. */
    private static final Set<Form> HIDDEN =
            EnumSet.of(Form.PACKAGE_PRIVATE_METHOD, Form.PROTECTED_METHOD, Form.PRIVATE_METHOD, Form.STATIC_METHOD);

    private static final Set<Mark> BINDINGS = EnumSet.of(Mark.COMPOSED_BINDING, Mark.COMPOSED_STEREOTYPE);
    private static final Set<Mark> STANDARD = EnumSet.of(Mark.ROLES_ALLOWED, Mark.DENY_ALL);

    /** Open Liberty serves only overriding methods of a class below the one with {@code @Path}. */
    private static final Expected NOT_SERVED = new Enforced(404, 404, 404);

    /** Returns all generated cells of the choice, in as few WARs as their expectations allow. */
    static List<CellWar> all() {
        Map<String, CellWar> wars = new LinkedHashMap<>();
        for (Cell cell : Cells.pairwise()) {
            boolean refused = expected(cell) instanceof Refused;
            Registration registration = refused ? Registration.CLASSES : cell.registration();
            String name = "cells_" + cell.discovery().name().toLowerCase(Locale.ROOT) + "_"
                    + (refused ? "refused" : registration.name().toLowerCase(Locale.ROOT));
            if (refused && FINAL.contains(cell.form()) && BINDINGS.contains(cell.mark())) {
                // CDI itself refuses a class that it cannot intercept, and stops at the first.
                name += "_" + cell.name();
            }
            if (!cell.services().isEmpty() && cell.discovery().beansXml().isEmpty()) {
                // An archive with an extension and without beans.xml has no beans.
                name += "_extensions";
            }
            wars.computeIfAbsent(
                            name, it -> new CellWar(it, cell.discovery(), registration, refused, new ArrayList<>()))
                    .cells
                    .add(cell);
        }
        return List.copyOf(wars.values());
    }

    /**
     * Returns the outcome by the rules, adjusted to the classes that Open Liberty makes beans of and those that it
     * serves.
     */
    static Expected expected(Cell cell) {
        Expected expected = ofBean(cell);
        boolean missing = cell.kind() == Kind.ABSTRACT_BASE && !HIDDEN.contains(cell.form());
        return missing && !(expected instanceof Refused) ? NOT_SERVED : expected;
    }

    private static Expected ofBean(Cell cell) {
        if (!MADE_BEANS.contains(cell.kind()) || cell.discovery().beansXml().contains("none")) {
            return cell.expected();
        }
        Expected ofBean = new Cell(
                        cell.id(),
                        cell.kind(),
                        cell.place(),
                        cell.mark(),
                        cell.form(),
                        Discovery.ALL,
                        cell.registration())
                .expected();
        boolean lenient = STANDARD.contains(cell.mark()) && cell.discovery().isJar() && ofBean instanceof Refused;
        return lenient
                ? new Listed("standard annotations in a library's jar are told in the log", Seen.DEPLOYED)
                : ofBean;
    }

    static Outcome outcome(Cell cell) {
        Expected expected = expected(cell);
        if (expected instanceof Listed listed) {
            boolean mistake = !listed.reason().startsWith("no mistake");
            return switch (listed.seen()) {
                case OPEN -> Outcome.LISTED;
                case ERROR -> Outcome.ERROR;
                case DEPLOYED -> mistake ? Outcome.LOGGED : Outcome.NO_MISTAKE;
            };
        }
        return expected == NOT_SERVED
                ? Outcome.NOT_SERVED
                : expected instanceof Refused ? Outcome.REFUSED : Outcome.ENFORCED;
    }

    String requestPath(Cell cell) {
        return "/" + name + "/" + Applications.path(Applications.of(cell)) + "/" + cell.requestPath();
    }

    /** Writes the WAR. */
    Path write(Path folder, Compiled compiled) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Zip.ours().forEach((jar, content) -> files.put("WEB-INF/lib/" + jar, content));
        // A refused application gets no requests.
        Map<String, String> applications = Applications.sources(isRefused ? List.of() : cells, registration, true);
        Compiled.compile(applications, compiled.classes())
                .classes()
                .forEach((type, content) -> files.put("WEB-INF/classes/" + Zip.classFile(type), content));
        Map<String, byte[]> own = content(compiled);
        if (discovery.isJar()) {
            if (!discovery.beansXml().isEmpty()) {
                own.put("META-INF/beans.xml", Zip.bytes(discovery.beansXml()));
            }
            files.put("WEB-INF/lib/cells.jar", Zip.of(own));
        } else {
            own.forEach((path, content) -> files.put("WEB-INF/classes/" + path, content));
            if (!discovery.beansXml().isEmpty()) {
                files.put("WEB-INF/beans.xml", Zip.bytes(discovery.beansXml()));
            }
        }
        return Files.write(Files.createDirectories(folder).resolve(name + ".war"), Zip.of(files));
    }

    private Map<String, byte[]> content(Compiled compiled) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, String> services = new TreeMap<>();
        for (Cell cell : cells) {
            cell.services().forEach((service, type) -> services.merge(service, type, (a, b) -> a + "\n" + b));
            compiled.classes().forEach((type, content) -> {
                if (type.startsWith(cell.packageName() + ".")) {
                    files.put(Zip.classFile(type), content);
                }
            });
        }
        services.forEach((service, types) -> files.put("META-INF/services/" + service, Zip.bytes(types)));
        return files;
    }
}
