package io.github.clerkjakarta.client;

import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.internal.container.client.OutgoingToken;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends the current session's token, or one made for it, along with calls to services that may have it: to the named origins
 * and no other. What has an {@code Authorization} header already keeps it; where nobody is signed in, and outside a request,
 * nothing is sent.
 *
 * <pre>{@code
 * public class OrdersToken extends ForwardToken {
 *     public OrdersToken() {
 *         super(TokenRequest.session(), "https://orders.example.com");
 *     }
 * }
 *
 * @RegisterRestClient(baseUri = "https://orders.example.com")
 * @RegisterProvider(OrdersToken.class)
 * public interface Orders { ... }
 *
 * ClientBuilder.newClient().register(new ForwardToken(TokenRequest.template("orders"), "https://orders.example.com"))
 * }</pre>
 *
 * @see <a href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk: session tokens</a>
 */
@ConstrainedTo(RuntimeType.CLIENT)
public class ForwardToken implements ClientRequestFilter {
    private final TokenRequest token;
    private final Set<String> origins;

    /**
     * @param token which token is sent
     * @param origins who may have it: scheme and host, {@code https} except on loopback
     * @throws IllegalArgumentException where there is no origin, or one is none
     */
    public ForwardToken(TokenRequest token, String... origins) {
        if (origins.length == 0) {
            throw new IllegalArgumentException(
                    "No origin is named, so no token would ever be sent. Name the services that"
                            + " may have it, for example https://orders.example.com.");
        }
        this.token = token;
        this.origins = Stream.of(origins).map(ForwardToken::checked).collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String text) {
        Url url = Url.parse(text);
        if (url == null || !url.isHttp() || !url.toString().equals(url.origin() + "/")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no origin: scheme and host and nothing after them are"
                            + " expected, for example https://orders.example.com.");
        }
        if (url.scheme().equals("http") && !url.isLoopback()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" would get tokens unencrypted. An https origin is expected.");
        }
        return url.origin();
    }

    /** @throws io.github.clerkjakarta.ClerkApiException where Clerk gives no token */
    @Override
    public void filter(ClientRequestContext call) {
        Url target = Url.parse(call.getUri().toString());
        if (target == null
                || !origins.contains(target.origin())
                || call.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            return;
        }
        try {
            CDI.current()
                    .select(OutgoingToken.class)
                    .get()
                    .token(token)
                    .ifPresent(text -> call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + text));
        } catch (ContextNotActiveException outside) {
            // There is no request whose session could be meant.
        }
    }
}
