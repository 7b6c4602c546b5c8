package io.github.clerkjakarta.shapes;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.shapes.Deployment.Answer;
import io.github.clerkjakarta.shapes.Expected.Enforced;
import io.github.clerkjakarta.shapes.Expected.Listed;
import io.github.clerkjakarta.shapes.Expected.Refused;
import io.github.clerkjakarta.shapes.Expected.Seen;
import io.github.clerkjakarta.shapes.Report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deploys cells that share a discovery and a registration, and compares the outcome with the rules. */
final class Judge {
    private static final Pattern CELL = Pattern.compile("cells\\.(c\\d{4})\\.");
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private static final int SHOWN = 120;

    private final Emulator clerk;
    private final Compiled compiled;
    private final Report report;
    private final Path folder;
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private Instant tokensMade = Instant.EPOCH;
    private int deployments;

    Judge(Emulator clerk, Compiled compiled, Report report, Path folder) {
        this.clerk = clerk;
        this.compiled = compiled;
        this.report = report;
        this.folder = folder;
    }

    Deployment deploy(List<Cell> cells, boolean loadServices) throws Exception {
        return new Deployment(
                Files.createDirectory(folder.resolve("deployment" + deployments++)), cells, compiled, loadServices);
    }

    /** Returns the deployment's messages about the cells, line by line; empty if it succeeds. */
    List<String> sentences(List<Cell> cells, boolean loadServices) {
        try (Deployment deployed = deploy(cells, loadServices)) {
            return List.of();
        } catch (Exception | LinkageError refused) {
            return lines(refused);
        }
    }

    private static List<String> lines(Throwable refused) {
        List<String> lines = new ArrayList<>();
        for (Throwable it = refused; it != null; it = it.getCause()) {
            String.valueOf(it).lines().filter(line -> !line.startsWith("\tat ")).forEach(lines::add);
            Stream.of(it.getSuppressed()).forEach(suppressed -> lines.addAll(lines(suppressed)));
        }
        return lines.stream().distinct().toList();
    }

    /** Returns the cells that the lines name. */
    static Set<String> named(List<String> lines) {
        Set<String> names = new TreeSet<>();
        for (String line : lines) {
            Matcher matcher = CELL.matcher(line);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** Runs cells that must be deployed. A cell that is refused all the same is reported and left out. */
    void run(List<Cell> cells) throws IOException {
        cells.forEach(report::judge);
        List<Cell> left = cells;
        while (!left.isEmpty()) {
            try (Deployment deployment = deploy(left, true)) {
                left.forEach(cell -> ask(deployment, cell));
                return;
            } catch (Exception | LinkageError refused) {
                List<String> lines = lines(refused);
                Set<String> named = named(lines);
                List<Cell> wrong = left.stream()
                        .filter(it -> named.isEmpty() || named.contains(it.name()))
                        .toList();
                wrong.stream()
                        .filter(it -> !isRefusedByJersey(it, lines))
                        .forEach(it -> report.fail(it, Problem.REFUSED, line(lines, it)));
                left = left.stream().filter(it -> !wrong.contains(it)).toList();
            }
        }
    }

    /**
     * Returns true if Jersey refuses the cell. It has CDI intercept each class of JAX-RS, bean or not, and CDI
     * intercepts nothing final: Weld's message ends the deployment. Other runtimes leave these to the guard.
     */
    private static boolean isRefusedByJersey(Cell cell, List<String> lines) {
        return cell.form().isFinal() && line(lines, cell).contains("WELD-00150");
    }

    private static String line(List<String> lines, Cell cell) {
        return lines.stream()
                .filter(it -> it.contains(cell.packageName() + "."))
                .findFirst()
                .orElse(lines.get(0));
    }

    /** Checks cells that must be refused, all at once: one deployment has all messages. */
    void refuse(List<Cell> cells) {
        cells.forEach(report::judge);
        List<String> lines = cells.isEmpty() ? List.of() : sentences(cells, true);
        cells.stream()
                .filter(it -> !isSaid(it, lines))
                .forEach(it -> report.fail(it, Problem.NOT_REFUSED, lines.isEmpty() ? "deployed" : line(lines, it)));
    }

    /** Checks cells that CDI may refuse before the library does, one at a time, because CDI stops at the first. */
    void refuseByAnyone(List<Cell> cells) {
        cells.forEach(report::judge);
        List<Cell> left = cells;
        while (!left.isEmpty()) {
            List<String> lines = sentences(left, true);
            List<Cell> silent = left.stream().filter(it -> !isSaid(it, lines)).toList();
            if (silent.size() == left.size()) {
                silent.forEach(
                        it -> report.fail(it, Problem.NOT_REFUSED, lines.isEmpty() ? "deployed" : line(lines, it)));
                return;
            }
            left = silent;
        }
    }

    private static boolean isSaid(Cell cell, List<String> lines) {
        Refused refused = (Refused) cell.expected();
        boolean byCdi = cell.mayBeRefusedByCdi()
                && lines.stream().anyMatch(it -> it.contains("WELD-") && it.contains(cell.packageName() + "."));
        return byCdi || lines.stream().anyMatch(refused::isSaidBy);
    }

    private void ask(Deployment deployment, Cell cell) {
        if (cell.expected() instanceof Listed listed && listed.seen() == Seen.DEPLOYED) {
            return;
        }
        Answer nobody = deployment.get(cell, null);
        Answer member = deployment.get(cell, token("user_bob"));
        Answer admin = deployment.get(cell, token("user_ada"));
        List<Answer> all = List.of(nobody, member, admin);
        String seen = all.stream()
                .map(it -> it.status() + (it.body().isEmpty() ? "" : " " + shortened(it.body())))
                .collect(Collectors.joining(", "));
        if (cell.expected() instanceof Listed listed) {
            boolean asListed = all.stream()
                    .allMatch(it -> listed.seen() == Seen.OPEN ? isSecret(it) : it.status() == SERVER_ERROR);
            if (!asListed) {
                report.fail(cell, isSecret(nobody) || isSecret(member) ? Problem.OPEN : Problem.LISTED, seen);
            }
        } else if (cell.expected() instanceof Enforced enforced) {
            boolean adminMay = enforced.admin() == OK;
            if (isSecret(nobody) || isSecret(member) || (!adminMay && isSecret(admin))) {
                report.fail(cell, Problem.OPEN, seen);
            } else if (isNotServed(cell)) {
                return;
            } else if (adminMay && !(isSecret(admin) && admin.status() == OK)) {
                report.fail(cell, Problem.SHUT, seen);
            } else if (nobody.status() != enforced.nobody()
                    || member.status() != enforced.member()
                    || admin.status() != enforced.admin()) {
                report.fail(cell, Problem.STATUS, seen);
            }
        }
    }

    /**
     * Returns true if no caller sees the secret on Jersey, protected or not: it waits for no locator's promise, and HK2
     * has no context for an instance of a dependent class.
     */
    private static boolean isNotServed(Cell cell) {
        boolean instance = cell.registration() == Registration.SINGLETONS && !cell.isAskedByDoor();
        return cell.kind() == Kind.SUB_STAGE || (cell.kind() == Kind.ROOT_DEPENDENT && instance);
    }

    private static boolean isSecret(Answer answer) {
        return answer.body().contains("secret");
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(SHOWN, line.length()));
    }

    /** Returns a new token, because a token lives for a minute. */
    private String token(String user) {
        if (tokensMade.plus(TOKEN_LIFE).isBefore(Instant.now())) {
            tokens.clear();
            tokensMade = Instant.now();
        }
        return tokens.computeIfAbsent(user, it -> clerk.sessionToken(it, "http://localhost"));
    }
}
