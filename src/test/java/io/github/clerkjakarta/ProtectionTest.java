package io.github.clerkjakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/welcome",
                "/welcome?x=stra\u00DFe",
                "~/welcome",
                "https://app.example/welcome",
                "http://localhost:8080",
                "https://xn--strae-oqa.example"
            })
    void placesToRedirectTo(String url) {
        assertThat(Protection.signedIn().unauthorizedUrl(url).getUnauthorizedUrl())
                .isEqualTo(url);
        assertThat(Protection.signedIn().unauthenticatedUrl(url).getUnauthenticatedUrl())
                .isEqualTo(url);
    }

    /** The mistake is found when an annotation is read, at deployment, and not by the first visitor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "welcome",
                "//evil.example",
                "/\\evil.example",
                "~",
                "~//evil.example",
                "~/\\evil.example",
                "ftp://a.example",
                "https://",
                "https://a b/",
                "https://a.example:99999/",
                "https://256.1/",
                "https://stra\u00DFe.example/"
            })
    void othersAreNone(String url) {
        assertThatThrownBy(() -> Protection.signedIn().unauthorizedUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a URL to redirect to");
    }

    @Test
    void aHostIsWrittenInAscii() {
        assertThatThrownBy(() -> Protection.signedIn().unauthenticatedUrl("https://stra\u00DFe.example/"))
                .hasMessageContaining("xn--");
    }
}
