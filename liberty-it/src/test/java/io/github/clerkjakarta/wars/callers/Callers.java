package io.github.clerkjakarta.wars.callers;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.HasRole;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.Reverification.Level;
import io.github.clerkjakarta.Reverification.Preset;
import io.github.clerkjakarta.Reverified;
import io.github.clerkjakarta.TokenRequest;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.client.ForwardToken;
import io.github.clerkjakarta.user.CurrentUser;
import io.github.clerkjakarta.user.User;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** For every kind of caller. */
@Path("/")
@RequestScoped
public class Callers {
    @Inject
    Auth auth;

    @Inject
    CurrentUser currentUser;

    @Inject
    Books books;

    @Inject
    @RestClient
    Echo echo;

    private String who() {
        Caller caller = auth.caller().orElseThrow();
        String machine =
                caller instanceof Machine it ? " " + it.getSubject() + " " + String.join(",", it.getScopes()) : "";
        return caller.getTokenType() + " " + caller.getUserId() + machine;
    }

    @GET
    @Path("public")
    public String open() {
        return "open";
    }

    @GET
    @Path("session")
    @Authenticated
    public String session() {
        return who();
    }

    @GET
    @Path("m2m")
    @Authenticated(token = TokenType.M2M)
    public String m2m() {
        return who();
    }

    @GET
    @Path("oauth")
    @Authenticated(token = TokenType.OAUTH)
    public String oauth() {
        return who();
    }

    @GET
    @Path("key")
    @Authenticated(token = TokenType.API_KEY)
    public String key() {
        Machine.ApiKey key = (Machine.ApiKey) auth.caller().orElseThrow();
        return who() + " " + key.getName() + " " + key.getOrgId();
    }

    @GET
    @Path("any")
    @Authenticated(token = {TokenType.SESSION, TokenType.M2M, TokenType.OAUTH, TokenType.API_KEY})
    public String any() {
        return who();
    }

    @GET
    @Path("role")
    @HasRole(
            value = "org:admin",
            token = {TokenType.SESSION, TokenType.M2M, TokenType.OAUTH, TokenType.API_KEY})
    public String role() {
        return who();
    }

    @GET
    @Path("protect")
    public String protect() {
        return auth.protect(Protection.accepting(TokenType.M2M, TokenType.API_KEY))
                .getTokenType()
                .name();
    }

    @GET
    @Path("optional")
    public String optional() {
        return auth.caller(TokenType.SESSION, TokenType.M2M, TokenType.OAUTH, TokenType.API_KEY)
                .map(it -> it.getTokenType().name())
                .orElse("nobody");
    }

    /** Reads it again and again, through a bean too. */
    @GET
    @Path("often")
    @Authenticated(token = {TokenType.SESSION, TokenType.API_KEY})
    public String often() {
        auth.caller(TokenType.API_KEY, TokenType.SESSION);
        auth.protect(Protection.accepting(TokenType.SESSION, TokenType.M2M, TokenType.OAUTH, TokenType.API_KEY));
        return books.read();
    }

    @GET
    @Path("bean")
    public String bean() {
        return books.read();
    }

    @GET
    @Path("bean-for-sessions")
    @Authenticated(token = {TokenType.SESSION, TokenType.M2M, TokenType.OAUTH, TokenType.API_KEY})
    public String beanForSessions() {
        return books.sessionsOnly();
    }

    @GET
    @Path("user")
    @Produces(MediaType.APPLICATION_JSON)
    public User user() {
        books.firstName();
        return currentUser.get().orElse(null);
    }

    @GET
    @Path("first-name")
    public String firstName() {
        return books.firstName() + " "
                + currentUser.get().map(User::getFirstName).orElse("nobody");
    }

    @GET
    @Path("google")
    @Authenticated
    public String google() {
        return currentUser.get().orElseThrow().getOAuthAccessToken("google").stream()
                .map(it -> it.getProvider() + " " + it.getScopes() + " " + it.token())
                .findFirst()
                .orElse("none");
    }

    @POST
    @Path("addresses")
    @Authenticated
    public String addAddress(@QueryParam("address") String address) {
        User user = currentUser.get().orElseThrow();
        user.createEmailAddress(address, true, false);
        return currentUser.get().orElseThrow().getEmailAddresses().stream()
                .map(it -> it.getEmailAddress() + " " + it.getVerification().isVerified())
                .collect(Collectors.joining(", "));
    }

    @GET
    @Path("token")
    public String token(@QueryParam("template") String template) {
        return String.valueOf(auth.getToken(template));
    }

    @GET
    @Path("long-token")
    public String longToken() {
        return auth.getToken(
                TokenRequest.session().expiresIn(Duration.ofMinutes(5)).fresh());
    }

    /** Returns the headers that come with a call. */
    @GET
    @Path("echo")
    public String echo(@HeaderParam("Authorization") String authorization) {
        return authorization == null ? "nothing" : authorization.equals("Basic own") ? "own" : "token";
    }

    @GET
    @Path("forward")
    public String forward(@QueryParam("to") String to, @QueryParam("trusted") String trusted) {
        try (Client client = ClientBuilder.newClient().register(new ForwardToken(TokenRequest.session(), trusted))) {
            String own = client.target(to + "/callers/echo")
                    .request()
                    .header("Authorization", "Basic own")
                    .get(String.class);
            return own + " " + client.target(to + "/callers/echo").request().get(String.class);
        }
    }

    /** Calls with MicroProfile's client. */
    @GET
    @Path("forward-mp")
    public String forwardWithMicroProfile() {
        return echo.echo();
    }

    @POST
    @Path("sign-out")
    public String signOut(@Context SecurityContext security) {
        auth.signOut();
        return "signed in: " + auth.isAuthenticated() + ", principal: " + security.getUserPrincipal();
    }

    @POST
    @Path("step-up")
    @Reverified(Preset.STRICT)
    public String stepUp() {
        return "done";
    }

    @POST
    @Path("step-up-minutes")
    @Reverified(level = Level.FIRST_FACTOR, afterMinutes = 60)
    public String stepUpMinutes() {
        return "done";
    }

    @POST
    @Path("step-up-bean")
    public String stepUpBean() {
        return books.burn();
    }

    @POST
    @Path("step-up-role")
    @HasRole("org:nobody")
    @Reverified(Preset.STRICT)
    public String stepUpRole() {
        return "done";
    }

    @POST
    @Path("step-up-response")
    public Response stepUpResponse() {
        return Reverification.errorResponse(Reverification.of(Level.SECOND_FACTOR, Duration.ofMinutes(5)));
    }
}
