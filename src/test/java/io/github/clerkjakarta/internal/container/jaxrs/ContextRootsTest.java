package io.github.clerkjakarta.internal.container.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.request.ContextRoot;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The meaning of {@code ~}. */
class ContextRootsTest {
    @ApplicationPath("/")
    private static class AtRoot extends Application {}

    @ApplicationPath("api/v1")
    private static class Below extends Application {}

    /** A subclass as a container generates it. */
    private static final class Generated extends Below {}

    /** A wrapper as Jersey uses it for applications. */
    public static final class Wrapper extends Application {
        private final Application wrapped;

        Wrapper(Application wrapped) {
            this.wrapped = wrapped;
        }

        public Application getApplication() {
            return wrapped;
        }
    }

    @Test
    void theBasePathWithoutTheApplicationsOwn() {
        assertThat(ContextRoots.of("", new AtRoot())).isEqualTo(ContextRoot.known(""));
        assertThat(ContextRoots.of("/app", new AtRoot())).isEqualTo(ContextRoot.known("/app"));
        assertThat(ContextRoots.of("/api/v1", new Below())).isEqualTo(ContextRoot.known(""));
        assertThat(ContextRoots.of("/app/api/v1", new Below())).isEqualTo(ContextRoot.known("/app"));
        assertThat(ContextRoots.of("/app/api/v1", new Generated())).isEqualTo(ContextRoot.known("/app"));
        assertThat(ContextRoots.of("/app/api/v1", new Wrapper(new Wrapper(new Below()))))
                .isEqualTo(ContextRoot.known("/app"));
        assertThat(ContextRoots.of("", null)).isEqualTo(ContextRoot.known(""));
    }

    @Test
    void ifItIsMappedElsewhereEachPathAboveItIsPossible() {
        ContextRoot unknown = new ContextRoot("/app/x/rest", List.of("/app/x/rest", "", "/app", "/app/x"));

        assertThat(ContextRoots.of("/app/x/rest", new Below())).isEqualTo(unknown);
        assertThat(ContextRoots.of("/app/x/rest", new Application())).isEqualTo(unknown);
        assertThat(ContextRoots.of("/app/x/rest", null)).isEqualTo(unknown);
    }
}
