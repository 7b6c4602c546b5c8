package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasPermission;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Runs where {@link HasPermission} is seen by CDI. */
@Interceptor
@HasPermission(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasPermissionInterceptor extends ProtectionInterceptor {}
