package io.github.clerkjakarta.demo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The application's own pages with Clerk's components. Each has paths below it, for the steps of its flow. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SignInResource {
    @Inject
    Page page;

    @GET
    @Path("sign-in{step:(/.*)?}")
    public Response signIn(@Context UriInfo uri) {
        return page.signIn(query(uri.getQueryParameters()));
    }

    /**
     * Returns the query in a form that a link may contain. Not {@code getRequestUri().getRawQuery()}: java.net.URI
     * refuses queries that browsers send, with a message that repeats them, and a 500 would show it to every visitor.
     */
    private static String query(MultivaluedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(value -> encoded(it.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @GET
    @Path("sign-up{step:(/.*)?}")
    public Response signUp() {
        return page.component("Sign up", "SignUp", "/sign-up");
    }
}
