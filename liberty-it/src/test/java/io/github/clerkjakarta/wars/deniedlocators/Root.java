package io.github.clerkjakarta.wars.deniedlocators;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/")
public class Root extends Application {}
