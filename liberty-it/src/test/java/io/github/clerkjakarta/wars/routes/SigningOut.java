package io.github.clerkjakarta.wars.routes;

import io.github.clerkjakarta.Auth;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter of the application that comes after the library's and before JAX-RS. */
@WebFilter("/api/both/*")
public class SigningOut extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    Auth auth;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("X-Sign-Out") != null) {
            auth.signOut();
            response.setHeader("X-Remote-User", String.valueOf(request.getRemoteUser()));
        }
        chain.doFilter(request, response);
    }
}
