package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ProtectionException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.NullUnmarked;

/** Turns a protection's refusal into its answer. */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@NullUnmarked // fields are injected
public class ProtectionMapper implements ExceptionMapper<ProtectionException> {
    @Context
    Providers providers;

    @Inject
    CurrentAuth current;

    @Override
    public Response toResponse(ProtectionException refusal) {
        if (refusal instanceof ProtectionException.Redirect redirect) {
            return Responses.redirect(redirect);
        }
        if (refusal instanceof ProtectionException.Unauthorized unauthorized) {
            return Responses.unauthorized(unauthorized);
        }
        if (refusal instanceof ProtectionException.NotFound notFound) {
            return notFound(notFound, current.isDevelopment());
        }
        if (refusal instanceof ProtectionException.Answer answer) {
            return Responses.text(answer.getStatus(), answer.getContentType(), answer.getBody());
        }
        return Responses.unavailable();
    }

    /** A hidden page looks as a missing one does: the application's own mapper says how, where it has one. */
    private Response notFound(ProtectionException.NotFound refusal, boolean development) {
        ExceptionMapper<NotFoundException> own = providers.getExceptionMapper(NotFoundException.class);
        Response answer = own == null ? null : own.toResponse(new NotFoundException());
        Response.ResponseBuilder response =
                answer == null || answer.getStatus() != 404 ? Response.status(404) : Response.fromResponse(answer);
        response.header(Responses.CACHE_CONTROL, null).header(Responses.CACHE_CONTROL, Responses.NO_STORE);
        if (development) {
            response.header("x-clerk-protect-reason", refusal.getReason());
        }
        return response.build();
    }
}
