package io.github.clerkjakarta.internal.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/a, Absolute,        https://example.com/a, ",
        "HTTP://localhost,      Absolute,        HTTP://localhost,      ",
        "/a,                    FromOrigin,      /a,                    ",
        "/ctx/a?b,              FromOrigin,      /ctx/a?b,              /a?b",
        "/ctx,                  FromOrigin,      /ctx,                  ",
        "/ctxa/b,               FromOrigin,      /ctxa/b,               ",
        "~/,                    FromContextRoot, /ctx/,                 /",
        "~/a,                   FromContextRoot, /ctx/a,                /a",
        "~/a b,                 FromContextRoot, /ctx/a b,              /a b",
    })
    void theThreeKinds(String text, String kind, String under, String within) {
        PageAddress page = PageAddress.parse(text);

        assertThat(page.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(page.text()).isEqualTo(text);
        assertThat(page.under("/ctx")).isEqualTo(under);
        assertThat(page.within("/ctx")).isEqualTo(within);
        assertThat(page.absolute() != null).isEqualTo(kind.equals("Absolute"));
    }

    @ParameterizedTest
    @CsvSource({"~/a, /a", "/a, "})
    void withoutAContextRootOnlyItsOwnPathsAreKnown(String text, String within) {
        assertThat(PageAddress.parse(text).within(null)).isEqualTo(within);
    }

    /** The last four would name another host at an empty context root. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "~",
                "~a",
                "//a",
                "/\\a",
                "/\t/a",
                "/\r\n/a",
                "ftp://a",
                "https:/a",
                "https://",
                "javascript:x",
                "~//a",
                "~/\\a",
                "~/\t/a",
                "~/\n\\a"
            })
    void othersAreNone(String text) {
        assertThat(PageAddress.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"~/a, /ctx/a", "a?b=~/, a?b=~/", "~a, ~a"})
    void onlyALeadingContextRootIsExpanded(String text, String expanded) {
        assertThat(PageAddress.expanded(text, "/ctx")).isEqualTo(expanded);
    }
}
