package io.github.clerkjakarta.wars.errormappers;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** An application's own pages for errors. */
public interface Mappers {
    @Provider
    class NothingHere implements ExceptionMapper<NotFoundException> {
        @Override
        public Response toResponse(NotFoundException exception) {
            return Response.status(404).entity("nothing here").build();
        }
    }

    @Provider
    class Known implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException exception) {
            return Response.fromResponse(exception.getResponse())
                    .entity("known")
                    .build();
        }
    }

    @Provider
    class Everything implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable exception) {
            return Response.serverError().entity("broken").build();
        }
    }
}
