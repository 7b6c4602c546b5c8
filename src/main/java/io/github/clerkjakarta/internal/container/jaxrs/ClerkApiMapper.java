package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.ClerkApiException;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.container.entry.Reply;
import io.github.clerkjakarta.internal.log.LimitedLog;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Answers a visitor if a call of the application to Clerk failed: 503 if it may succeed later, otherwise 500 without a stack trace.
 */
@ConstrainedTo(RuntimeType.SERVER)
public class ClerkApiMapper implements ExceptionMapper<ClerkApiException> {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta");

    @Override
    public Response toResponse(ClerkApiException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure.isTemporary()) {
            LOG.warning("Clerk does not answer an application", message);
            return ProtectionMapper.response(Reply.to(new ProtectionException.Unavailable(), false));
        }
        LOG.error("Clerk refuses an application: " + failure.getStatus() + " " + failure.getCode(), message);
        return Response.status(Response.Status.INTERNAL_SERVER_ERROR)
                .header(Reply.CACHE_CONTROL, Reply.NO_STORE)
                .build();
    }
}
