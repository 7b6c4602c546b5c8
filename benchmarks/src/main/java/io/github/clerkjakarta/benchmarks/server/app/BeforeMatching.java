package io.github.clerkjakarta.benchmarks.server.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Does nothing: calling it is a part of the floor. */
@Provider
@PreMatching
public class BeforeMatching implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {}
}
