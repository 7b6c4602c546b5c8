package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextRootTest {
    @Test
    void known() {
        assertThat(ContextRoot.known("/app").path()).isEqualTo("/app");
        assertThat(ContextRoot.known("/app").possible()).containsExactly("/app");
        assertThat(ContextRoot.known("").possible()).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', ''",
        "/app, '', ' /app'",
        "/app, /app, '/app '",
        "/a/b, /a, '/a  /a/b'",
        "/a/b, '', ' /a /a/b'",
        "/a/b/c, /a/b/c, '/a/b/c  /a /a/b'",
        "//a, '', ' / //a'",
        "/a//b, '', ' /a /a/ /a//b'",
    })
    void eachPathAboveOneIsPossible(String base, String likeliest, String possible) {
        ContextRoot root = ContextRoot.above(likeliest, base);

        assertThat(root.path()).isEqualTo(likeliest);
        assertThat(root.possible()).containsExactlyElementsOf(Arrays.asList(possible.split(" ", -1)));
    }

    @Test
    void theLikeliestIsPossibleEvenIfItIsNotAbove() {
        assertThat(ContextRoot.above("/other", "/a").possible()).isEqualTo(List.of("/other", "", "/a"));
    }
}
