package io.github.clerkjakarta.wars.everyplace;

import io.github.clerkjakarta.Auth;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Parts that applications bring along, and protection must live with. */
public interface Mappers {
    @Provider
    class NothingHere implements ExceptionMapper<NotFoundException> {
        @Override
        public Response toResponse(NotFoundException exception) {
            return Response.status(404).entity("nothing here").build();
        }
    }

    /** It must not swallow protection's answers. */
    @Provider
    class Everything implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable exception) {
            return exception instanceof WebApplicationException known
                    ? known.getResponse()
                    : Response.serverError().entity("broken").build();
        }
    }

    @Provider
    @Priority(Priorities.USER)
    class Who implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getPath().endsWith("who")) {
                request.abortWith(Response.ok(String.valueOf(Auth.of(request).getUserId()))
                        .build());
            }
        }
    }
}
