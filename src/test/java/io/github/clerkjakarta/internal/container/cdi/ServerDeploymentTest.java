package io.github.clerkjakarta.internal.container.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.application.Contract;
import io.github.clerkjakarta.application.Implementation;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.concurrent.CompletionStage;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deployments with JAX-RS. The tests' class path has annotated classes that are no beans of these. */
@EnableWeld
class ServerDeploymentTest {
    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(application());

    /** Weld loads extensions itself only if it searches the class path for beans. */
    private static Weld application() {
        return new Weld().disableDiscovery().addExtension(new ClerkExtension()).beanClasses(Implementation.class);
    }

    @BeforeAll
    static void server() {
        RuntimeDelegate.setInstance(new Delegate());
        System.setProperty("clerk.publishable-key", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");
        System.setProperty("clerk.secret-key", "sk_live_fixture");
    }

    @AfterAll
    static void noServer() {
        RuntimeDelegate.setInstance(null);
        System.clearProperty("clerk.publishable-key");
        System.clearProperty("clerk.secret-key");
    }

    /** Classes that the test has not given to CDI are no mistake. */
    @Test
    void aUnitTestIsAskedForItsOwnBeansAlone() {
        assertThat(weld.select(Contract.class).isResolvable()).isTrue();
    }

    @Test
    void anApplicationIsAskedForAllItsClasses() {
        assertThatThrownBy(application()::initialize)
                .hasMessageContaining("application.Service is neither a CDI bean nor a JAX-RS resource");
    }

    /** An empty implementation of JAX-RS, which only has to be present. */
    static final class Delegate extends RuntimeDelegate {
        @Override
        public UriBuilder createUriBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Response.ResponseBuilder createResponseBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Variant.VariantListBuilder createVariantListBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T createEndpoint(Application application, Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Link.Builder createLinkBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeBootstrap.Configuration.Builder createConfigurationBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<SeBootstrap.Instance> bootstrap(
                Application application, SeBootstrap.Configuration configuration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<SeBootstrap.Instance> bootstrap(
                Class<? extends Application> type, SeBootstrap.Configuration configuration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EntityPart.Builder createEntityPartBuilder(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
