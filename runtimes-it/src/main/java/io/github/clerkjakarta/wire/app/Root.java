package io.github.clerkjakarta.wire.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Lists no classes: servers scan the WAR for them. */
@ApplicationPath("/api")
public class Root extends Application {}
