package io.github.clerkjakarta.client;

import io.github.clerkjakarta.internal.container.client.OutgoingOptions;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;

/**
 * Forwards the current request's {@link io.github.clerkjakarta.tenant.Options} with a call to another service of yours,
 * which then serves the same tenant. Both services need the same {@code clerk.encryption-key}.
 *
 * <p>The options travel in an encrypted header, which only the called origin can use, and only for a minute. The called
 * service prefers it to its own {@link io.github.clerkjakarta.tenant.OptionsResolver}, and ignores a header that it
 * cannot decrypt.
 *
 * <pre>{@code
 * @RegisterRestClient(baseUri = "https://orders.example.com")
 * @RegisterProvider(ForwardOptions.class)
 * public interface Orders { ... }
 *
 * ClientBuilder.newClient().register(ForwardOptions.class)
 * }</pre>
 *
 * <p>Sends nothing if the request has no options of its own, or outside of a request.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware#dynamic-keys">Clerk: dynamic keys</a>
 */
@ConstrainedTo(RuntimeType.CLIENT)
public class ForwardOptions implements ClientRequestFilter {

    /** @throws IllegalStateException if there are options to send, but {@code clerk.encryption-key} is not set */
    @Override
    public void filter(ClientRequestContext call) {
        URI target = call.getUri();
        try {
            CDI.current()
                    .select(OutgoingOptions.class)
                    .get()
                    .header(target.getScheme() + "://" + target.getRawAuthority())
                    .ifPresent(header -> call.getHeaders().putSingle(OutgoingOptions.HEADER, header));
        } catch (ContextNotActiveException outside) {
            // Outside of a request there are no options.
        }
    }
}
