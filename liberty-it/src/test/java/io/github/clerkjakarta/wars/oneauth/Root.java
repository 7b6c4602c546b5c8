package io.github.clerkjakarta.wars.oneauth;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/api")
public class Root extends Application {}
