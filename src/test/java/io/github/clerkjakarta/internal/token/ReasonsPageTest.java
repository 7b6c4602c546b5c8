package io.github.clerkjakarta.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/reasons.md} explains every reason. */
class ReasonsPageTest {
    @Test
    void namesEveryReason() throws IOException {
        String page = Files.readString(Path.of("docs/reference/reasons.md"));

        assertThat(Arrays.stream(AuthReason.class.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .map(ReasonsPageTest::text))
                .hasSizeGreaterThan(20)
                .allSatisfy(reason -> assertThat(page).contains("`" + reason + "`"));
    }

    private static String text(java.lang.reflect.Field field) {
        try {
            return ((AuthReason) field.get(null)).text();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
