package io.github.clerkjakarta.wars.refusals;

import io.github.clerkjakarta.Auth;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/page/*")
public class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Auth auth;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        auth.protect();
        response.getWriter().print("SECRET");
    }
}
