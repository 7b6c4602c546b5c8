package io.github.clerkjakarta.wars.oneauthservlets;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.wars.oneauth.Seen;
import io.github.clerkjakarta.wars.oneauth.Vault;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that goes on to JAX-RS in every possible way. */
@WebServlet(urlPatterns = "/page/*", asyncSupported = true)
public class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Auth auth;

    @Inject
    transient Vault vault;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String to = request.getParameter("to");
        switch (request.getPathInfo()) {
            case "/seen" -> response.getWriter().print(Seen.of(auth));
            case "/after" -> response.getWriter().print(Touching.after);
            case "/key" -> {
                auth.protect(Protection.accepting(TokenType.API_KEY));
                response.getWriter().print(Seen.of(auth));
            }
            case "/vault" -> response.getWriter().print(vault.open());
            case "/forward" -> request.getRequestDispatcher(to).forward(request, response);
            case "/sign-out-forward" -> {
                auth.signOut();
                request.getRequestDispatcher(to).forward(request, response);
            }
            case "/include" -> {
                request.getRequestDispatcher(to).include(request, response);
                response.getWriter().print(" then " + Seen.of(auth));
            }
            case "/dispatch" -> dispatch(request, to);
            case "/sign-out-dispatch" -> {
                auth.signOut();
                dispatch(request, to);
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void dispatch(HttpServletRequest request, String to) {
        AsyncContext later = request.startAsync();
        later.start(() -> later.dispatch(to));
    }
}
