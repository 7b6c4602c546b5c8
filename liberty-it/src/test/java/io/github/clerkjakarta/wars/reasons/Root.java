package io.github.clerkjakarta.wars.reasons;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/")
public class Root extends Application {}
