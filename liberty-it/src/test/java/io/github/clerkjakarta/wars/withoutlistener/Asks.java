package io.github.clerkjakarta.wars.withoutlistener;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Authenticated;
import io.github.clerkjakarta.user.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that calls {@code Auth} without the library's filter, and shows the message. */
@WebServlet("/asks/*")
public class Asks extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Auth auth;

    @Inject
    transient CurrentUser currentUser;

    @Inject
    transient Guarded guarded;

    /** A bean that protects itself. */
    @ApplicationScoped
    public static class Guarded {
        @Authenticated
        public String open() {
            return "SECRET";
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            switch (request.getPathInfo()) {
                case "/auth" -> auth.getUserId();
                case "/user" -> currentUser.get();
                case "/bean" -> response.getWriter().print(guarded.open());
                default -> auth.protect();
            }
            response.getWriter().print("nothing thrown");
        } catch (RuntimeException problem) {
            response.getWriter().print("MESSAGE " + problem.getMessage());
        }
    }
}
