package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.Authenticated;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Enforces {@link Authenticated} on methods that CDI sees it on. */
@Interceptor
@Authenticated
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class AuthenticatedInterceptor extends ProtectionInterceptor {}
