package io.github.clerkjakarta.internal.container.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.caller.SignedOutAuth;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.tenant.Options;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Response filters of the application may read {@code Auth} even if the request was not authenticated. */
class UnauthenticatedResponseFilterTest {
    private final FakeJaxRs server = new FakeJaxRs();
    private final ContainerRequestContext context = server.context();
    private final CurrentAuth currentAuth = new CurrentAuth();

    private void answered(CurrentAuth current) {
        UnauthenticatedResponseFilter filter = new UnauthenticatedResponseFilter();
        filter.currentAuth = current;
        filter.filter(context, FakeJaxRs.fake(ContainerResponseContext.class, Map.of()));
    }

    private static Admitted somebody() {
        TestRequest request = Fixtures.apiRequest().bearer(Fixtures.token());
        ClerkConfig config = Fixtures.config();
        return new Admitted(
                Fixtures.auth(Fixtures.instance(config), request, () -> false),
                new Visit(request, request.url(), config, Fixtures.seen(), Fixtures.NOW.toEpochMilli()),
                Options.configured());
    }

    @Test
    void beforeAuthenticationNobodyIsSignedIn() {
        answered(currentAuth);

        assertThat(Auth.of(context)).isSameAs(SignedOutAuth.INSTANCE);
        assertThat(currentAuth.isStopped()).isTrue();
        assertThat(currentAuth.visible()).isSameAs(SignedOutAuth.INSTANCE);
        assertThat(currentAuth.find()).isEmpty();
    }

    /** The answer opens nothing. */
    @Test
    void beforeAuthenticationNothingIsAllowed() {
        answered(currentAuth);

        assertThatThrownBy(() -> Auth.of(context).protect()).isInstanceOf(ProtectionException.NotFound.class);
        assertThatThrownBy(() -> currentAuth.visible().protect()).isInstanceOf(ProtectionException.NotFound.class);
    }

    /** The servlet filter and the request filter leave both. */
    @Test
    void anAdmittedRequestStaysAsItIs() {
        Admitted admitted = somebody();
        RequestAuth auth = admitted.auth();
        server.properties.put(Admitted.class.getName(), admitted);
        server.properties.put(Auth.class.getName(), auth);
        Map<String, Object> before = Map.copyOf(server.properties);
        // JAX-RS may have a request scope of its own, which is still empty.
        answered(currentAuth);

        assertThat(server.properties).isEqualTo(before);
        assertThat(Auth.of(context)).isSameAs(auth);
        assertThat(currentAuth.isStopped()).isFalse();
        assertThat(auth.isAuthenticated()).isTrue();
    }

    /** After a refusal at the door there is an {@code Auth} already. */
    @Test
    void anAuthThatIsThereIsKept() {
        RequestAuth auth = somebody().auth();
        server.properties.put(Auth.class.getName(), auth);
        currentAuth.set(auth, Options.configured());
        answered(currentAuth);

        assertThat(Auth.of(context)).isSameAs(auth);
        assertThat(currentAuth.visible()).isSameAs(auth);
    }

    /** An asynchronous answer may come from a thread without a request scope. */
    @Test
    void withoutARequestScopeTheAnswerGoesOn() {
        answered(new CurrentAuth() {
            @Override
            public void stop() {
                throw new ContextNotActiveException("no request scope");
            }
        });

        assertThat(Auth.of(context)).isSameAs(SignedOutAuth.INSTANCE);
    }
}
