package io.github.clerkjakarta.wars.refusals;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.SignedOutResponse;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.user.CurrentUser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Refuses in every possible way. */
@Path("/")
@RequestScoped
public class Refusing {
    @Inject
    Auth auth;

    @Inject
    CurrentUser currentUser;

    @GET
    @Path("open")
    public String open() {
        return "open";
    }

    @GET
    @Path("query")
    public String query(@QueryParam("q") String q, @Context UriInfo uris) {
        return q + " " + uris.getQueryParameters().size();
    }

    @GET
    @Path("annotated")
    @Authenticated
    public String annotated() {
        return "SECRET";
    }

    @GET
    @Path("unauthorized")
    @Authenticated(signedOut = SignedOutResponse.UNAUTHORIZED)
    public String unauthorized() {
        return "SECRET";
    }

    @GET
    @Path("role")
    @HasRole("org:nobody")
    public String role() {
        return "SECRET";
    }

    @GET
    @Path("roles-allowed")
    @RolesAllowed("org:nobody")
    public String rolesAllowed() {
        return "SECRET";
    }

    @GET
    @Path("machine")
    @Authenticated(token = TokenType.M2M)
    public String machine() {
        return "machine " + auth.getTokenType();
    }

    @GET
    @Path("in-code")
    public String inCode() {
        auth.protect();
        return "SECRET";
    }

    @GET
    @Path("routed")
    public String routed() {
        return "SECRET";
    }

    @GET
    @Path("guarded")
    public String guarded() {
        return "SECRET";
    }

    @POST
    @Path("open")
    public String post() {
        return "SECRET";
    }

    @GET
    @Path("redirect")
    public String redirect(@QueryParam("to") String to) {
        throw auth.redirectTo(to);
    }

    @GET
    @Path("sign-in")
    public String signIn(@QueryParam("to") String to) {
        throw auth.redirectToSignIn(to);
    }

    @GET
    @Path("user")
    public String user() {
        return currentUser.get().toString();
    }

    @GET
    @Path("thread")
    @SuppressWarnings("BanJNDI")
    public String thread() throws InterruptedException, NamingException {
        ExecutorService threads = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        try {
            return String.valueOf(threads.submit(() -> auth.getUserId()).get());
        } catch (ExecutionException failed) {
            return failed.getCause().getClass().getName() + ": "
                    + failed.getCause().getMessage();
        }
    }

    @GET
    @Path("json/auth")
    @Produces(MediaType.APPLICATION_JSON)
    public Auth jsonAuth() {
        return auth;
    }

    @GET
    @Path("json/in-response")
    @Produces(MediaType.APPLICATION_JSON)
    public Response jsonInResponse() {
        return Response.ok(auth).build();
    }

    @GET
    @Path("json/session")
    @Produces(MediaType.APPLICATION_JSON)
    public UserSession jsonSession() {
        return auth.protect();
    }

    @GET
    @Path("json/caller")
    @Produces(MediaType.APPLICATION_JSON)
    public Caller jsonCaller() {
        return auth.caller().orElseThrow();
    }

    @GET
    @Path("json/claims")
    @Produces(MediaType.APPLICATION_JSON)
    public Object jsonClaims() {
        return auth.getClaims();
    }

    @GET
    @Path("json/nested")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> nested() {
        return Map.of("auth", auth);
    }

    @GET
    @Path("json/list")
    @Produces(MediaType.APPLICATION_JSON)
    public List<UserSession> list() {
        return List.of(auth.protect());
    }
}
