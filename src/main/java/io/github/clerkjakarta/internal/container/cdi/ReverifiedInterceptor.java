package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.Reverified;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Enforces {@link Reverified} on methods that CDI sees it on. */
@Interceptor
@Reverified
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ReverifiedInterceptor extends ProtectionInterceptor {}
