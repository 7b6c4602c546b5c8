package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Example.Mark;
import io.github.clerkjakarta.it.Example.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts examples of one layout into one WAR, and those that must be refused into another. */
final class Archives {
    static final String REFUSED = "_refused";
    static final String WITHOUT = "_without_";

    private Archives() {}

    static List<Archive> of(List<Example> examples) {
        Map<Layout, List<Example>> open = new LinkedHashMap<>();
        Map<Layout, List<Example>> refused = new LinkedHashMap<>();
        for (Example it : examples) {
            (it.outcome == Outcome.REFUSED ? refused : open)
                    .computeIfAbsent(it.layout, unknown -> new ArrayList<>())
                    .add(it);
        }
        List<Archive> archives = new ArrayList<>();
        open.forEach((layout, some) -> archives.add(archive(layout.name(), layout, some, null)));
        Set<String> shown = new HashSet<>();
        refused.forEach((layout, some) -> {
            archives.add(archive(layout.name() + REFUSED, layout, some, null));
            for (Example it : some) {
                if (it.text.contains(it.cause) && shown.add(it.kind)) {
                    List<Example> ofItsKind = some.stream()
                            .filter(other -> other.kind.equals(it.kind))
                            .toList();
                    archives.add(archive(layout.name() + WITHOUT + shown.size(), layout, ofItsKind, it));
                }
            }
        });
        return archives;
    }

    /**
     * @param without omits the cause of this example, to see that its message disappears, and no other; null omits none
     */
    private static Archive archive(String name, Layout layout, List<Example> examples, Example without) {
        List<Deployed> all = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            String id = "e" + (i + 1);
            if (without != null) {
                all.add(new Deployed(example, example == without ? Mark.REMOVED : Mark.OURS, name, id));
                continue;
            }
            for (Mark mark : example.marks) {
                all.add(new Deployed(example, mark, name, id + mark.name().toLowerCase(Locale.ROOT)));
            }
        }
        return new Archive(name, layout, all);
    }
}
