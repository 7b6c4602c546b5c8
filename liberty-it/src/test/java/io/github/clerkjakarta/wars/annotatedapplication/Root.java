package io.github.clerkjakarta.wars.annotatedapplication;

import io.github.clerkjakarta.Authenticated;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/")
@Authenticated
public class Root extends Application {}
