package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.Authenticated;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Runs where {@link Authenticated} is seen by CDI. */
@Interceptor
@Authenticated
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class AuthenticatedInterceptor extends ProtectionInterceptor {}
