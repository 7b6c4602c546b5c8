package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasRole;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Runs where {@link HasRole} is seen by CDI. */
@Interceptor
@HasRole(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasRoleInterceptor extends ProtectionInterceptor {}
