package io.github.clerkjakarta.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/internals/authentication.md} is the rules of {@link Authenticator}; {@code -Dpage.write=true} writes it anew. */
class AuthenticationPageTest {
    private static final Path PAGE = Path.of("docs/internals/authentication.md");
    private static final String BEGIN = "<!-- rules: begin -->\n";
    private static final String END = "<!-- rules: end -->";

    @Test
    void listsEveryRuleInItsOrder() throws IOException {
        ClerkConfig config = Fixtures.config();
        String table = new Authenticator(Fixtures.verifier(config), new HttpBackendApi(config, Fixtures.CLOCK))
                .inOrder().stream()
                        .map(it -> "| " + it.name() + " | " + it.reason() + " |\n")
                        .collect(Collectors.joining("", "| rule | why here |\n|---|---|\n", ""));
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String written = page.substring(begin, end);
        if (Boolean.getBoolean("page.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
            written = table;
        }

        assertThat(written).isEqualTo(table);
    }
}
