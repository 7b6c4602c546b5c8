package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.Reverified;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Runs where {@link Reverified} is seen by CDI. */
@Interceptor
@Reverified
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ReverifiedInterceptor extends ProtectionInterceptor {}
