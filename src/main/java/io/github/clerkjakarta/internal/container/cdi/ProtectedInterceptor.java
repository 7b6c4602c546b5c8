package io.github.clerkjakarta.internal.container.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Runs where the extension found a protection that CDI does not see. */
@Interceptor
@Protected
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ProtectedInterceptor extends ProtectionInterceptor {}
