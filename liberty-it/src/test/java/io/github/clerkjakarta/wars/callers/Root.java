package io.github.clerkjakarta.wars.callers;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/")
public class Root extends Application {}
