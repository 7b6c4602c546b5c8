package io.github.clerkjakarta.fuzz;

import io.github.clerkjakarta.fuzz.Inputs.Input;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts from which inputs are made, by kind: words of the grammars, and common ways to break them. The file {@code pieces.txt} shows
 * spaces and line ends as symbols.
 */
final class Pieces {
    private static final Map<String, List<String>> ALL = Inputs.of("pieces").all().stream()
            .collect(Collectors.toMap(
                    Input::name,
                    kind -> Arrays.stream(kind.text().split("[ \n]"))
                            .map(piece -> piece.replace('\u2423', ' ').replace('\u2424', '\n'))
                            .toList()));

    private Pieces() {}

    static List<String> of(String... kinds) {
        return Arrays.stream(kinds).flatMap(kind -> ALL.get(kind).stream()).toList();
    }
}
