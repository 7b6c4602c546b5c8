package io.github.clerkjakarta.internal.container.cdi;

import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Enforces a protection that the extension found and CDI does not see. */
@Interceptor
@Protected
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class ProtectedInterceptor extends ProtectionInterceptor {}
