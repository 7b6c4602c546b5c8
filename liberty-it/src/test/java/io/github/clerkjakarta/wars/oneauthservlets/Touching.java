package io.github.clerkjakarta.wars.oneauthservlets;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.wars.oneauth.Seen;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter of the application that comes after the library's and uses {@code Auth} before JAX-RS does. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Touching extends HttpFilter {
    private static final long serialVersionUID = 1L;

    static volatile String after = "";

    @Inject
    Auth auth;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (String.valueOf(request.getHeader("X-Touch"))) {
            case "auth" -> response.setHeader("X-Filter", Seen.of(auth));
            case "caller" -> auth.caller(TokenType.ANY);
            case "sign-out" -> auth.signOut();
            default -> {
                // It does nothing.
            }
        }
        chain.doFilter(new Overridden(request), response);
        if (request.getHeader("X-After") != null) {
            after = Seen.of(auth);
        }
    }

    /** A request whose method or path the filter has changed, as filters for HTML forms do. */
    private static final class Overridden extends HttpServletRequestWrapper {
        Overridden(HttpServletRequest request) {
            super(request);
        }

        private HttpServletRequest original() {
            return (HttpServletRequest) getRequest();
        }

        @Override
        public String getMethod() {
            String method = original().getHeader("X-Method");
            return method == null ? super.getMethod() : method;
        }

        @Override
        public String getRequestURI() {
            String path = original().getHeader("X-Path");
            return path == null ? super.getRequestURI() : path;
        }

        @Override
        public StringBuffer getRequestURL() {
            String path = original().getHeader("X-Path");
            return path == null
                    ? super.getRequestURL()
                    : new StringBuffer("http://" + original().getHeader("Host") + path);
        }
    }
}
