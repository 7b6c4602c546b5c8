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
 * Sends the options that an {@link io.github.clerkjakarta.tenant.OptionsResolver} gave for the current request along with a call to
 * another service of the same owner, which then serves the same tenant. Both need the same {@code clerk.encryption-key}. The
 * header is encrypted, for the called origin alone, and good for a minute; the called service takes it before it asks its own
 * resolver, and passes over one that it cannot open.
 *
 * <pre>{@code
 * @RegisterRestClient(baseUri = "https://orders.example.com")
 * @RegisterProvider(ForwardOptions.class)
 * public interface Orders { ... }
 *
 * ClientBuilder.newClient().register(ForwardOptions.class)
 * }</pre>
 *
 * <p>Where the request has no options of its own, and outside a request, nothing is sent.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/clerk-middleware#dynamic-keys">Clerk: dynamic keys</a>
 */
@ConstrainedTo(RuntimeType.CLIENT)
public class ForwardOptions implements ClientRequestFilter {

    /** @throws IllegalStateException where there are options to send and no {@code clerk.encryption-key} */
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
            // There is no request whose options could be meant.
        }
    }
}
