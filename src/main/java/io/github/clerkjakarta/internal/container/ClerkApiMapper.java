package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ClerkApiException;
import io.github.clerkjakarta.ProtectionException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the visitor gets where Clerk did not answer an application: a moment's patience, or an error without a stack trace. */
@ConstrainedTo(RuntimeType.SERVER)
public class ClerkApiMapper implements ExceptionMapper<ClerkApiException> {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    @Override
    public Response toResponse(ClerkApiException failure) {
        LOG.log(failure.isTemporary() ? Level.WARNING : Level.ERROR, failure.getMessage());
        return failure.isTemporary()
                ? ProtectionMapper.response(Reply.to(new ProtectionException.Unavailable(), false))
                : Response.status(Response.Status.INTERNAL_SERVER_ERROR)
                        .header(Reply.CACHE_CONTROL, Reply.NO_STORE)
                        .build();
    }
}
