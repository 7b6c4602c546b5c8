package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ProtectionException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.nio.charset.StandardCharsets;
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
        Reply reply = Reply.to(refusal, current.isDevelopment());
        if (refusal instanceof ProtectionException.NotFound) {
            return response(missing(), reply);
        }
        return response(reply);
    }

    /** A hidden page looks as a missing one does: the application's own mapper says how, where it has one. */
    private ResponseBuilder missing() {
        ExceptionMapper<NotFoundException> own = providers.getExceptionMapper(NotFoundException.class);
        Response answer = own == null ? null : own.toResponse(new NotFoundException());
        ResponseBuilder response =
                answer == null || answer.getStatus() != 404 ? Response.status(404) : Response.fromResponse(answer);
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
