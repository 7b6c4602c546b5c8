package io.github.clerkjakarta.servlet;

import io.github.clerkjakarta.ClerkApiException;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.internal.container.entry.Door;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.container.entry.Entry;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
import io.github.clerkjakarta.internal.container.entry.Reply;
import io.github.clerkjakarta.internal.container.jaxrs.RequestAttributes;
import io.github.clerkjakarta.internal.protection.RouteRules;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.RequestFacts;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Authenticates requests to servlets, pages and static files, and enforces the route rules there. */
final class ClerkServletFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Door door;
    private final transient CurrentAuth currentAuth;
    private final transient ServletRoutes routes;

    ClerkServletFilter(Engine engine, List<String> patterns) {
        this.door = engine.door();
        this.currentAuth = CDI.current().select(CurrentAuth.class).get();
        this.routes = new ServletRoutes(patterns, engine);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            attributes(request).admitted().ifPresent(it -> currentAuth.set(it.auth(), it.options()));
            chain.doFilter(request, response);
            return;
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // The container may have refused the request before any filter, and its error page may use Auth.
            currentAuth.stop();
            chain.doFilter(request, response);
            return;
        }
        Reading reading = FactsReader.read(ServletServerRequest.of(request));
        boolean included = reading.match(facts -> routes.include(request, facts), malformed -> true);
        Entry entry = included ? door.enter(reading) : new Entry.Ignored();
        // A FilterChain, because unlike a Runnable it may throw. Its parameters are the request and response at hand.
        FilterChain next = entry.match(
                () -> chain,
                stopped -> (asked, answer) -> stop(response, stopped),
                admitted -> (asked, answer) -> proceed(request, response, chain, admitted));
        next.doFilter(request, response);
    }

    private static RequestAttributes attributes(HttpServletRequest request) {
        return new RequestAttributes(request::getAttribute, request::setAttribute);
    }

    private void stop(HttpServletResponse response, Stopped stopped) throws IOException {
        currentAuth.stop();
        write(stopped.reply(), response);
    }

    private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Admitted admitted)
            throws IOException, ServletException {
        RequestFacts facts = admitted.visit().facts();
        RequestAuth auth = admitted.auth();
        HttpServletRequest seen = auth.fullySignedIn().isPresent() ? new SignedInRequest(request, auth) : request;
        attributes(request).admit(admitted);
        currentAuth.set(auth, admitted.options());
        auth.enter(new ServletPrincipal(seen), () -> door.isDocument(facts, true));
        sendCookies(request, response, auth);
        auth.sendSignOutCookiesTo(line -> {
            response.addHeader("Set-Cookie", line);
            response.setHeader("Cache-Control", "no-store");
        });
        boolean mayChange = explainEarly(response, auth);
        try {
            // JAX-RS finds out if a method of the application answers a preflight. For other servlets nothing can, so
            // it is checked.
            try {
                if (!RouteRules.isPreflight(facts) || !JaxRsServlets.serve(request)) {
                    door.check(auth, admitted.visit(), facts);
                }
            } finally {
                door.report(admitted.visit(), auth.state());
            }
            chain.doFilter(seen, response);
            if (mayChange && !request.isAsyncStarted()) {
                explain(response, auth);
            }
        } catch (ServletException | IOException | RuntimeException problem) {
            ProtectionException refusal = refusal(problem);
            if (refusal == null || response.isCommitted()) {
                throw problem;
            }
            response.resetBuffer();
            explain(response, auth);
            write(Reply.to(refusal, auth.isDevelopment()), response);
        }
    }

    /** Called before the page is written: later it is too late for headers. */
    private static void sendCookies(HttpServletRequest request, HttpServletResponse response, RequestAuth auth) {
        if (!auth.state().setCookies().isEmpty()) {
            auth.state().setCookies().forEach(line -> response.addHeader("Set-Cookie", line));
            response.setHeader("Cache-Control", "no-store");
            attributes(request).cookiesAreSent();
        }
    }

    /** Adds the explanation before the page is written. Returns true if a machine's token may still change it. */
    private static boolean explainEarly(HttpServletResponse response, RequestAuth auth) {
        boolean machine = auth.tellAboutMachine(() -> explain(response, auth));
        if (!machine) {
            explain(response, auth);
        }
        return machine;
    }

    private static void explain(HttpServletResponse response, RequestAuth auth) {
        if (auth.isDevelopment() && !response.isCommitted()) {
            Reply.explanation(auth).forEach(it -> response.setHeader(it.name(), it.value()));
        }
    }

    /** Unwraps the exception: pages wrap what beans throw, some several times. */
    private static @Nullable ProtectionException refusal(Throwable problem) {
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof ProtectionException refusal) {
                return refusal;
            }
            if (cause instanceof ClerkApiException failure && failure.isTemporary()) {
                return new ProtectionException.Unavailable();
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static void write(Reply reply, HttpServletResponse response) throws IOException {
        reply.headers().forEach(it -> {
            if (it.name().equals("Set-Cookie")) {
                response.addHeader(it.name(), it.value());
            } else {
                response.setHeader(it.name(), it.value());
            }
        });
        if (reply.status() == HttpServletResponse.SC_NOT_FOUND && reply.body().isEmpty()) {
            // A hidden page looks like a missing one: the application's error page, if it has one.
            response.sendError(reply.status());
            return;
        }
        response.setStatus(reply.status());
        if (reply.body().isEmpty()) {
            return;
        }
        try {
            response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalStateException pageHasBegun) {
            response.getWriter().write(reply.body());
        }
    }
}
