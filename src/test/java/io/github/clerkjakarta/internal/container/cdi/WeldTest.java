package io.github.clerkjakarta.internal.container.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.TestToken;
import io.github.clerkjakarta.application.Contract;
import io.github.clerkjakarta.application.Service;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.tenant.Options;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Interceptors and {@code Auth} in CDI alone, as an application's own tests have them. */
@EnableWeld
class WeldTest {
    @WeldSetup
    WeldInitiator weld =
            WeldInitiator.from(new Weld()).activate(RequestScoped.class).build();

    @AfterAll
    static void noKeys() {
        System.clearProperty("clerk.publishable-key");
        System.clearProperty("clerk.secret-key");
    }

    @BeforeAll
    static void keys() {
        System.setProperty("clerk.publishable-key", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");
        System.setProperty("clerk.secret-key", "sk_live_fixture");
    }

    /** Does what the filter does with a request. */
    private void request(TestRequest request) {
        RequestAuth auth = Fixtures.auth(Fixtures.instance(Fixtures.config()), request, () -> false);
        weld.select(CurrentAuth.class).get().set(auth, Options.configured());
    }

    private static TestRequest bearer(Object token) {
        return Fixtures.apiRequest().bearer(token);
    }

    private static TestToken admin() {
        return Fixtures.token().role("admin");
    }

    @Test
    void whoMayIsLetIn() {
        request(bearer(admin()));

        assertThat(weld.select(Service.class).get().secret()).isEqualTo("secret of user_1");
        assertThat(weld.select(Contract.class).get().secret()).isEqualTo("secret");
    }

    @Test
    void whoMayNotIsTurnedAway() {
        request(bearer(Fixtures.token()));

        assertThatThrownBy(() -> weld.select(Service.class).get().secret())
                .isInstanceOf(ProtectionException.NotFound.class);
        assertThatThrownBy(() -> weld.select(Contract.class).get().secret())
                .isInstanceOf(ProtectionException.NotFound.class);
    }

    @Test
    void whereTheFilterNeverRanIsAnErrorAndNeitherSignedInNorOut() {
        assertThatThrownBy(() -> weld.select(Service.class).get().open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not seen this request");
        assertThatThrownBy(() -> weld.select(Service.class).get().secret())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not seen this request");
    }

    @Test
    void missingKeysShowAtTheFirstUseOfAuth() {
        noKeys();
        try (WeldContainer without = new Weld("without keys").initialize()) {
            without.select(RequestContextController.class).get().activate();
            assertThatThrownBy(() -> without.select(Service.class).get().open())
                    .isInstanceOf(ClerkConfigurationException.class)
                    .hasMessageContaining("clerk.publishable-key is missing")
                    .hasMessageContaining("clerk.secret-key is missing");
        } finally {
            keys();
        }
    }

    @Test
    void outsideARequestThereIsNobodyToAskAbout() throws Exception {
        Service service = weld.select(Service.class).get();
        Throwable[] thrown = new Throwable[1];

        Thread thread = new Thread(() -> {
            try {
                service.secret();
            } catch (RuntimeException e) {
                thrown[0] = e;
            }
        });
        thread.start();
        thread.join();

        assertThat(thrown[0]).isInstanceOf(IllegalStateException.class).hasMessageContaining("outside a request");
    }
}
