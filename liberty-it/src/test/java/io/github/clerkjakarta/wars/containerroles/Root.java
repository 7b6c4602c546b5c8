package io.github.clerkjakarta.wars.containerroles;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/")
public class Root extends Application {}
