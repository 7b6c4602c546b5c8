package io.github.clerkjakarta.demo;

import io.github.clerkjakarta.Auth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a satellite sends its visitors. With ClerkJS this is the page that shows {@code <SignIn/>}; here it leads to
 * Clerk's hosted page, back here, and from here to where the visitor came from. That the satellite's server comes back this way is the library's work.
 */
@Path("/sign-in")
@RequestScoped
public class SignInResource {
    @Inject
    Auth auth;

    @Inject
    @ConfigProperty(name = "demo.satellite-url")
    Optional<String> satellite;

    @GET
    public void signIn(@QueryParam("redirect_url") String redirectUrl) {
        if (!auth.isAuthenticated()) {
            throw auth.redirectToSignIn();
        }
        // Only to places that are known: anyone can write a link.
        boolean known = redirectUrl != null
                && satellite.filter(url -> redirectUrl.startsWith(url + "/")).isPresent();
        throw auth.redirectTo(known ? redirectUrl : "~/");
    }
}
