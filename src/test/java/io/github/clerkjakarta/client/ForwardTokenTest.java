package io.github.clerkjakarta.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.TokenRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipients of tokens are fixed when the filter is created; CallersIT sees it at work. */
class ForwardTokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders.example",
                "https://orders.example/path",
                "http://orders.example",
                "ftp://orders.example"
            })
    void whatIsNoSafeOriginIsRefused(String origin) {
        assertThatThrownBy(() -> new ForwardToken(TokenRequest.session(), origin))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void somebodyMustBeNamed() {
        assertThatThrownBy(() -> new ForwardToken(TokenRequest.session()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No origin is given");
    }
}
