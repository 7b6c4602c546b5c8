package io.github.clerkjakarta.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What {@code ~} stands for. */
class ContextRootTest {
    @ApplicationPath("/")
    private static class AtRoot extends Application {}

    @ApplicationPath("api/v1")
    private static class Below extends Application {}

    /** As a container makes it. */
    private static final class Generated extends Below {}

    private static String root(String base, Application application) {
        UriInfo uriInfo = (UriInfo) Proxy.newProxyInstance(
                ContextRootTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> URI.create(base));
        return ContextRoot.of(uriInfo, application);
    }

    @Test
    void theBasePathWithoutTheApplicationsOwn() {
        assertThat(root("http://localhost/", new AtRoot())).isEmpty();
        assertThat(root("http://localhost/app/", new AtRoot())).isEqualTo("/app");
        assertThat(root("http://localhost/api/v1/", new Below())).isEmpty();
        assertThat(root("http://localhost/app/api/v1/", new Below())).isEqualTo("/app");
        assertThat(root("http://localhost/app/api/v1/", new Generated())).isEqualTo("/app");
    }

    @Test
    void withoutAnApplicationPathTheBasePathIsAllThatIsKnown() {
        assertThat(root("http://localhost/app/rest/", new Application())).isEqualTo("/app/rest");
        assertThat(root("http://localhost/app/", null)).isEqualTo("/app");
    }
}
