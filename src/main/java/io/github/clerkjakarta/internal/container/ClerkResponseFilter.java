package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Sends the cookies that Clerk refreshed, and in development says what authentication found. */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
public class ClerkResponseFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(Auth.class.getName()) instanceof RequestAuth auth) {
            Responses.addCookies(auth.state(), response.getHeaders());
            if (auth.isDevelopment()) {
                Responses.explain(auth.state(), response.getHeaders());
            }
        }
    }
}
