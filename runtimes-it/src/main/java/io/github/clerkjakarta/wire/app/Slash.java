package io.github.clerkjakarta.wire.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** JAX-RS at the context root itself. */
@ApplicationPath("/")
public class Slash extends Application {}
