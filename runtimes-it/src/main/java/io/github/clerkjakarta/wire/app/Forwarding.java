package io.github.clerkjakarta.wire.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends requests to JAX-RS by other ways than the server's: {@code /forward?to=}, {@code /include?to=} and wrappers. */
@WebFilter("/*")
public class Forwarding extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String to = path.equals("/forward") || path.equals("/include") ? request.getParameter("to") : "";
        String wrapped = request.getHeader("X-Wrapped");
        if (path.equals("/forward")) {
            request.getRequestDispatcher(to).forward(request, response);
        } else if (path.equals("/include")) {
            request.getRequestDispatcher(to).include(request, response);
        } else if (wrapped != null) {
            chain.doFilter(new Wrapper(request, wrapped), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Reports another path than the server. */
    private static final class Wrapper extends HttpServletRequestWrapper {
        private final String path;

        Wrapper(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer("http://" + getHeader("Host") + path);
        }
    }
}
