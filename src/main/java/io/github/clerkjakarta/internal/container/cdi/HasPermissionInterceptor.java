package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasPermission;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Enforces {@link HasPermission} on methods that CDI sees it on. */
@Interceptor
@HasPermission(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasPermissionInterceptor extends ProtectionInterceptor {}
