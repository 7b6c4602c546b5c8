package io.github.clerkjakarta.benchmarks.server.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application of every WAR but that of mpJwt. */
@ApplicationPath("/api")
public class Root extends Application {}
