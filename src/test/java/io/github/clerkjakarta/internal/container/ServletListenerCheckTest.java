package io.github.clerkjakarta.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServletListenerCheckTest {
    private static final String LISTENER =
            "<listener>\n<listener-class>io.github.clerkjakarta.servlet.ClerkServletListener"
                    + "</listener-class>\n</listener>";

    @Test
    void findsTheListenerInWebXml() {
        assertThat(ServletListenerCheck.names("<web-app>" + LISTENER + "</web-app>"))
                .isTrue();
        assertThat(ServletListenerCheck.names("<web-app></web-app>")).isFalse();
    }

    @Test
    void aListenerThatIsCommentedOutIsNone() {
        assertThat(ServletListenerCheck.names("<web-app><!-- off:\n" + LISTENER + " --></web-app>"))
                .isFalse();
    }
}
