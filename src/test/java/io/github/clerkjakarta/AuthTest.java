package io.github.clerkjakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthTest {
    private static ContainerRequestContext request(Map<String, Object> properties) {
        return (ContainerRequestContext) Proxy.newProxyInstance(
                AuthTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> properties.get(String.valueOf(arguments[0])));
    }

    @Test
    void withoutTheFilterItIsAnErrorAndNotSignedOut() {
        assertThatThrownBy(() -> Auth.of(request(Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clerk.ignored");
    }

    @Test
    void itIsWhatTheFilterLeft() {
        Auth left = (Auth) Proxy.newProxyInstance(
                AuthTest.class.getClassLoader(), new Class<?>[] {Auth.class}, (proxy, method, arguments) -> null);

        assertThat(Auth.of(request(Map.of("io.github.clerkjakarta.Auth", left))))
                .isSameAs(left);
    }
}
