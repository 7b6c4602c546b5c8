package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Sentence;
import io.github.clerkjakarta.shapes.Cell;
import io.github.clerkjakarta.shapes.Expected;
import io.github.clerkjakarta.shapes.Expected.Enforced;
import io.github.clerkjakarta.shapes.Expected.Listed;
import io.github.clerkjakarta.shapes.Expected.Refused;
import io.github.clerkjakarta.shapes.Expected.Seen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the actual outcome with the required one. */
final class Judgement {
    private static final String SECRET = "secret";
    private static final int OK = 200;
    private static final List<String> WHO = List.of("nobody", "the member", "the administrator");
    private static final int MOST_LINES = 50;

    private final List<String> wrong = new ArrayList<>();
    private final ShapesTable table = new ShapesTable();

    record Answer(int status, String body) {}

    void wrong(String line) {
        wrong.add(line);
    }

    /** Returns the failures, one line each. */
    String lines() {
        return wrong.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
    }

    ShapesTable table() {
        return table;
    }

    void count(Archive archive) {
        if (!archive.name().contains(Archives.WITHOUT)) {
            archive.examples().forEach(it -> table.add(it.example().kind, it.example().outcome));
        }
    }

    void count(CellWar war) {
        for (Cell cell : war.cells()) {
            table.add(
                    "generated: " + cell.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    CellWar.outcome(cell));
        }
    }

    /** Checks an example that is deployed, but named in the log. */
    void logged(Object what, String packageName, String log) {
        if (log.lines().noneMatch(it -> it.contains("@RolesAllowed and @DenyAll") && it.contains(packageName + "."))) {
            wrong.add("NOT LOGGED " + what);
        }
    }

    /** @param answers empty if it was not requested */
    void asked(Deployed it, List<Answer> answers) {
        compare(it.toString(), it.statuses(), answers);
    }

    void asked(Cell cell, List<Answer> answers) {
        Expected expected = CellWar.expected(cell);
        if (expected instanceof Enforced enforced) {
            compare(cell.toString(), new int[] {enforced.nobody(), enforced.member(), enforced.admin()}, answers);
        } else if (expected instanceof Listed listed && listed.seen() != Seen.DEPLOYED) {
            int status = listed.seen() == Seen.OPEN ? OK : 500;
            compare(cell.toString(), new int[] {status, status, status}, answers);
        }
    }

    private void compare(String what, int[] expected, List<Answer> answers) {
        for (int i = 0; i < expected.length; i++) {
            Answer seen = answers.get(i);
            boolean isTold = seen.body.contains(SECRET);
            if (seen.status != expected[i] || isTold != (expected[i] == OK)) {
                String problem = isTold && expected[i] != OK ? "OPEN " : expected[i] == OK ? "SHUT " : "STATUS ";
                wrong.add(problem + what + ": " + WHO.get(i) + " was answered " + seen.status + " "
                        + shortened(seen.body) + ", expected " + expected[i]);
            }
        }
    }

    private static String shortened(String body) {
        String line = body.replaceAll("\\s+", " ");
        return "'" + line.substring(0, Math.min(line.length(), 200)) + "'";
    }

    /** Checks a WAR that must not be deployed, and must have these messages and no others. */
    void refused(Archive archive, Refusals refusals) {
        if (refusals.sentences().stream().noneMatch(it -> it.contains("shapes."))) {
            wrong.add("NOT REFUSED " + archive.name() + ": " + archive.examples() + refusals.summary());
            return;
        }
        Set<String> left = new LinkedHashSet<>(refusals.sentences());
        for (Deployed it : archive.examples()) {
            for (Sentence sentence : it.sentences()) {
                String element = it.packageName() + "." + sentence.element();
                List<String> found = refusals.sentences().stream()
                        .filter(line -> isAbout(line, element) && line.contains(it.resolved(sentence.phrase())))
                        .toList();
                if (found.isEmpty()) {
                    wrong.add("NO SENTENCE " + it + " names " + sentence);
                }
                left.removeAll(found);
            }
        }
        left.forEach(it -> wrong.add("UNEXPECTED SENTENCE in " + archive.name() + ": " + it));
    }

    private static boolean isAbout(String sentence, String element) {
        int at = sentence.indexOf(element);
        int end = at + element.length();
        return at >= 0 && (end == sentence.length() || !Character.isJavaIdentifierPart(sentence.charAt(end)));
    }

    /** Does the same for cells. Each may have several messages, but no message is about anything else. */
    void refused(CellWar war, Refusals refusals) {
        Set<String> left = new LinkedHashSet<>(refusals.sentences());
        for (Cell cell : war.cells()) {
            Refused expected = (Refused) CellWar.expected(cell);
            boolean byCdi = war.cells().size() == 1 && refusals.text().contains("WELD-");
            if (!byCdi && refusals.sentences().stream().noneMatch(expected::isSaidBy)) {
                wrong.add((refusals.isRefused() ? "NO SENTENCE " : "NOT REFUSED ") + cell + " names " + expected + ": "
                        + refusals.summary()
                                .lines()
                                .filter(it -> it.contains(cell.packageName() + "."))
                                .toList());
            }
            left.removeIf(it -> it.contains(cell.packageName() + "."));
        }
        left.forEach(it -> wrong.add("UNEXPECTED SENTENCE in " + war.name() + ": " + it));
    }
}
