package io.github.clerkjakarta.wars.oneauth;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.user.CurrentUser;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** A response filter of the application, as one that writes an access log. */
@Provider
public class Asking implements ContainerResponseFilter {
    @Inject
    Auth auth;

    @Inject
    CurrentUser currentUser;

    @Inject
    Vault vault;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String ask = String.valueOf(request.getHeaderString("X-Ask"));
        if (ask.contains("injected")) {
            response.getHeaders().putSingle("X-Injected", Seen.of(auth));
        }
        if (ask.contains("of")) {
            response.getHeaders().putSingle("X-Of", Seen.of(Auth.of(request)));
        }
        if (ask.contains("deep")) {
            response.getHeaders()
                    .putSingle("X-Deep", deep(auth) + " " + deep(Auth.of(request)) + " " + user() + open());
        }
    }

    private static String deep(Auth auth) {
        return auth.caller(TokenType.SESSION).isPresent() + "," + auth.has(Requirement.role("org:member")) + ","
                + (auth.getToken() != null) + "," + auth.getOrgPermissions().size() + ","
                + auth.treatingPendingAsSignedOut(true).getUserId();
    }

    private String user() {
        return currentUser.get().map(it -> it.getId()).orElse("nobody");
    }

    /** A bean that protects itself stays shut. */
    private String open() {
        try {
            return " " + vault.open();
        } catch (ProtectionException refusal) {
            return " refused";
        }
    }
}
