package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.container.entry.Reply;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Sends the cookies that Clerk refreshed and, in development, headers that explain the authentication. */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
public class ClerkResponseFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        RequestAttributes attributes = RequestAttributes.of(request);
        attributes.auth().ifPresent(auth -> {
            List<String> cookies = auth.state().setCookies();
            MultivaluedMap<String, Object> headers = response.getHeaders();
            if (!cookies.isEmpty()) {
                if (!attributes.areCookiesSent()) {
                    cookies.forEach(line -> headers.add(Reply.SET_COOKIE, line));
                }
                headers.putSingle(Reply.CACHE_CONTROL, Reply.NO_STORE);
            }
            if (!auth.signOutCookies().isEmpty()) {
                auth.signOutCookies().forEach(line -> headers.add(Reply.SET_COOKIE, line));
                headers.putSingle(Reply.CACHE_CONTROL, Reply.NO_STORE);
            }
            if (auth.isDevelopment()) {
                Reply.explanation(auth).forEach(it -> headers.putSingle(it.name(), it.value()));
            }
        });
    }
}
