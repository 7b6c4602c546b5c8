package io.github.clerkjakarta.internal.container.servlet;

import io.github.clerkjakarta.internal.container.jaxrs.ClerkArrivalFilter;
import io.github.clerkjakarta.internal.container.jaxrs.ServletRequestLine;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.NullUnmarked;

/** Reads the facts from the servlet request. A class of its own, because some runtimes have no servlets. */
@PreMatching
@ConstrainedTo(RuntimeType.SERVER)
@Priority(ClerkArrivalFilter.PRIORITY)
@NullUnmarked // fields are injected
public class ServletArrivalFilter extends ClerkArrivalFilter {
    @Context
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(
                ServletRequestLine.class.getName(), ServletRequestLine.of(HttpServletRequest.class, servlet));
        super.filter(request);
    }
}
