package io.github.clerkjakarta.internal.container.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;

/**
 * The same feature for applications with {@code jakarta.ws.rs.loadServices=false} whose classes the runtime finds by
 * scanning. A class of its own, because runtimes warn if they meet one class twice.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class ScannedClerkFeature extends ClerkFeature {}
