package io.github.clerkjakarta.wire;

import io.github.clerkjakarta.wire.WireTable.Case;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The outcome of one case.
 *
 * @param bare the answer without the library, to any caller; requested only if it matters
 * @param navigation a stranger's page navigation; null if it was not sent
 */
record Sent(Case its, Supplier<WireAnswer> bare, WireAnswer stranger, WireAnswer user, WireAnswer navigation) {
    List<WireAnswer> all() {
        return Stream.of(stranger, user, navigation).filter(it -> it != null).toList();
    }

    boolean isOpen() {
        return stranger.isSecret() || (navigation != null && navigation.isSecret());
    }

    WireAnswer reference() {
        return bare.get();
    }

    /** A line of the table. */
    String line() {
        String saw = user.status() == 200 ? visible(user.body()) : "";
        return Stream.of(
                        its.app(),
                        its.row(),
                        its.keeper().path(),
                        stranger.status(),
                        user.status(),
                        navigation == null ? "" : navigation.status(),
                        visible(String.join("; ", user.all("X-Guard"))),
                        saw)
                .map(it -> it.toString().replace("|", "\\|"))
                .reduce("|", (line, it) -> line + " " + it + " |");
    }

    private static String visible(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.substring(0, Math.min(line.length(), 100));
    }
}
