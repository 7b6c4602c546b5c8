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
 * Sends the current session's token, or another token for the session, with calls to the origins that you name, and to
 * no others.
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
 * <p>Sends nothing if no user is signed in, outside of a request, or if the call already has an {@code Authorization}
 * header.
 *
 * @see <a href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk: session tokens</a>
 */
@ConstrainedTo(RuntimeType.CLIENT)
public class ForwardToken implements ClientRequestFilter {
    private final TokenRequest token;
    private final Set<String> origins;

    /**
     * @param token the token to send
     * @param origins the origins that may receive it: scheme, host and port if any, for example
     *     {@code https://orders.example.com}. Rejected are {@code http}, except for loopback addresses, and a path or
     *     query.
     * @throws IllegalArgumentException if no origin is given, or one is rejected
     */
    public ForwardToken(TokenRequest token, String... origins) {
        if (origins.length == 0) {
            throw new IllegalArgumentException(
                    "No origin is given, so no token would ever be sent. Name the services that may"
                            + " receive it, for example https://orders.example.com.");
        }
        this.token = token;
        this.origins = Stream.of(origins).map(ForwardToken::checked).collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String text) {
        Url url = Url.parse(text);
        if (url == null || !url.isHttp() || !url.toString().equals(url.origin() + "/")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an origin. Expected is a scheme and a host with nothing after them,"
                            + " for example https://orders.example.com.");
        }
        if (url.scheme().equals("http") && !url.isLoopback()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" would receive tokens unencrypted. Use an https origin.");
        }
        return url.origin();
    }

    /** @throws io.github.clerkjakarta.ClerkApiException if Clerk issues no token */
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
            // Outside of a request there is no session.
        }
    }
}
