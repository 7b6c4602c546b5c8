package io.github.clerkjakarta.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.shapes.Expected.Enforced;
import io.github.clerkjakarta.shapes.Expected.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every generated shape on Jersey with Weld: enforced, refused, or listed as out of reach. */
class JerseyShapesTest {
    @TempDir
    static Path folder;

    private static final Report REPORT = new Report();
    private static final Logger LOG = Logger.getLogger("");
    private static final Level LEVEL = LOG.getLevel();

    private static Emulator clerk;
    private static Judge judge;

    @BeforeAll
    static void start() throws Exception {
        LOG.setLevel(Level.OFF); // thousands of refusals
        clerk = Emulator.start(Emulator.options());
        clerk.properties().forEach(System::setProperty);
        judge = new Judge(clerk, Compiled.compile(Cells.all()), REPORT, folder);
    }

    /** Returns all cells, or a tenth of them with {@code -Dcells=pairwise}. */
    private static List<Cell> cells() {
        return "pairwise".equals(System.getProperty("cells")) ? Cells.pairwise() : Cells.all();
    }

    @AfterAll
    static void stop() {
        clerk.properties().keySet().forEach(System::clearProperty);
        clerk.close();
        LOG.setLevel(LEVEL);
    }

    @Test
    void eachIsEnforcedRefusedOrListed() throws Exception {
        Map<String, List<Cell>> groups = cells().stream()
                .collect(Collectors.groupingBy(
                        it -> it.discovery() + " " + it.registration(), TreeMap::new, Collectors.toList()));
        for (List<Cell> group : groups.values()) {
            judge.run(group.stream().filter(it -> !isRefused(it)).toList());
            judge.refuse(group.stream()
                    .filter(it -> isRefused(it) && !it.mayBeRefusedByCdi())
                    .toList());
            judge.refuseByAnyone(group.stream()
                    .filter(it -> isRefused(it) && it.mayBeRefusedByCdi())
                    .toList());
        }
        REPORT.write(Path.of("target/shapes-jersey.md"));
        assertThat(REPORT.lines()).isEmpty();
        if (cells().size() == Cells.all().size()) {
            assertThat(REPORT.documented()).isEqualTo(REPORT.table());
        }
    }

    private static boolean isRefused(Cell cell) {
        return cell.expected() instanceof Refused;
    }

    @Test
    void withoutOneElementItsSentenceAloneIsGone() {
        List<Cell> one = representatives();
        Set<String> all = Judge.named(judge.sentences(one, true));
        List<String> wrong = new ArrayList<>();
        for (Cell removed : one) {
            Set<String> expected = new TreeSet<>(all);
            expected.remove(removed.name());
            Set<String> left = Judge.named(judge.sentences(
                    one.stream().filter(it -> !it.equals(removed)).toList(), true));
            if (!left.equals(expected)) {
                wrong.add(removed + ": " + left);
            }
        }
        assertThat(all).isEqualTo(one.stream().map(Cell::name).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(wrong).isEmpty();
    }

    /** Returns one refused cell for each reason, of one discovery and registration. */
    private static List<Cell> representatives() {
        return List.copyOf(cells().stream()
                .filter(it -> isRefused(it) && !it.mayBeRefusedByCdi())
                .filter(it -> it.discovery() == Discovery.ANNOTATED && it.registration() == Registration.CLASSES)
                .collect(Collectors.toMap(JerseyShapesTest::reason, it -> it, (first, second) -> first, TreeMap::new))
                .values());
    }

    private static String reason(Cell cell) {
        if (!cell.mark().isKept()) {
            return cell.mark().name();
        }
        boolean byForm = cell.form().isHiddenMethod() && cell.kind().group() != Kind.Group.NEVER;
        return byForm ? cell.form().name() : cell.kind().name();
    }

    @Test
    void withoutServicesTheDeploymentIsRefused() {
        List<String> deployed = new ArrayList<>();
        Map<String, List<Cell>> groups = cells().stream()
                .filter(it ->
                        it.expected() instanceof Enforced && !it.discovery().isJar())
                .collect(Collectors.groupingBy(
                        it -> it.discovery() + " " + it.registration(), TreeMap::new, Collectors.toList()));
        groups.forEach((name, cells) -> {
            List<String> lines = judge.sentences(cells, false);
            List<String> applications = Applications.names(cells.get(0).registration());
            // One without resources lists no classes.
            Set<String> explicit = cells.stream()
                    .map(it -> applications.get(Applications.of(it)))
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String application : explicit) {
                if (lines.stream().noneMatch(it -> it.contains(application) && it.contains("loadServices"))) {
                    deployed.add(name + " " + application + ": " + lines);
                }
            }
        });
        assertThat(deployed).isEmpty();
    }
}
