package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasRole;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Enforces {@link HasRole} on methods that CDI sees it on. */
@Interceptor
@HasRole(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasRoleInterceptor extends ProtectionInterceptor {}
