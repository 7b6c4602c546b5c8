package io.github.clerkjakarta.benchmarks.server.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Does nothing: calling it is a part of the floor. */
@Provider
public class AfterMatching implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {}
}
