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
 * Where a satellite sends its visitors. With ClerkJS this is the page that shows {@code <SignIn/>}; here it leads on to
 * Clerk's hosted page. That the satellite's server comes back this way is the library's work.
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
        // Only to places that are known: anyone can write a link.
        boolean known = redirectUrl != null
                && satellite.filter(url -> redirectUrl.startsWith(url + "/")).isPresent();
        String back = known ? redirectUrl : "~/";
        if (auth.isAuthenticated()) {
            throw auth.redirectTo(back);
        }
        throw auth.redirectToSignIn(back);
    }
}
