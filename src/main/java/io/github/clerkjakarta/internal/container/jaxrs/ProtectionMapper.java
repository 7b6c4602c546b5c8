package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.internal.container.cdi.Engines;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.container.entry.Reply;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;

/** Turns a {@link ProtectionException} into its response. */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@NullUnmarked // fields are injected
public class ProtectionMapper implements ExceptionMapper<ProtectionException> {
    @Context
    Providers providers;

    @Inject
    CurrentAuth current;

    @Inject
    Engines engines;

    @Override
    public Response toResponse(ProtectionException refusal) {
        Reply reply = Reply.to(refusal, isDevelopment());
        if (refusal instanceof ProtectionException.NotFound) {
            return response(own(new NotFoundException()), reply);
        }
        if (refusal instanceof ProtectionException.Forbidden) {
            return response(own(new ForbiddenException()), reply);
        }
        return response(reply);
    }

    /** Returns false if a resource answers on another thread, which has no request scope or another request's. */
    private boolean isDevelopment() {
        Engine engine = engines.get();
        try {
            return engine.hasTenants() ? current.isDevelopment() : engine.isDevelopment();
        } catch (ContextNotActiveException onAnotherThread) {
            return false;
        }
    }

    /**
     * Returns the application's own page for the status, if it has a mapper for it: a hidden page must look like a missing one, and a
     * caller without the role sees what the runtime's own {@code @RolesAllowed} would show.
     */
    private <T extends ClientErrorException> ResponseBuilder own(T exception) {
        int status = exception.getResponse().getStatus();
        @SuppressWarnings("unchecked") // of T's own class
        ExceptionMapper<T> mapper = (ExceptionMapper<T>) providers.getExceptionMapper(exception.getClass());
        // RESTEasy's own mapper logs a stack trace for each request, and has no page of its own.
        boolean ofApplication = mapper != null && !mapper.getClass().getName().startsWith("org.jboss.resteasy.");
        Response answer = ofApplication ? mapper.toResponse(exception) : null;
        ResponseBuilder response = answer == null || answer.getStatus() != status
                ? Response.status(status)
                : Response.fromResponse(answer);
        return response.header(Reply.CACHE_CONTROL, null);
    }

    static Response response(Reply reply) {
        ResponseBuilder response = Response.status(reply.status());
        if (!reply.body().isEmpty()) {
            // As bytes: RESTEasy escapes the HTML of a text that goes with a 400.
            response.entity(reply.body().getBytes(StandardCharsets.UTF_8));
        }
        return response(response, reply);
    }

    private static Response response(ResponseBuilder response, Reply reply) {
        reply.headers().forEach(header -> response.header(header.name(), header.value()));
        return response.build();
    }
}
