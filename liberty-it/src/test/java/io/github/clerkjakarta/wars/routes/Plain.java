package io.github.clerkjakarta.wars.routes;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Requirement;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet(
        urlPatterns = {"/servlet/*", "/outside"},
        asyncSupported = true)
public class Plain extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Auth auth;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (path.equals("/admin")) {
            auth.protect(Requirement.role("org:admin"));
        }
        if (path.equals("/async") && request.getAttribute("dispatched") == null) {
            request.setAttribute("dispatched", true);
            AsyncContext later = request.startAsync();
            later.start(later::dispatch);
            return;
        }
        if (path.equals("/completed")) {
            String user = auth.getUserId();
            AsyncContext later = request.startAsync();
            later.start(() -> {
                try {
                    later.getResponse().getWriter().write("later " + user);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                later.complete();
            });
            return;
        }
        response.getWriter()
                .write((path.startsWith("/secret") ? "SECRET " : "open to ") + auth.getUserId() + " "
                        + request.getRemoteUser() + " " + request.isUserInRole("org:admin") + " "
                        + request.isUserInRole("admin"));
    }
}
