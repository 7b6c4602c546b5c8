package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasPlan;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Enforces {@link HasPlan} on methods that CDI sees it on. */
@Interceptor
@HasPlan(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasPlanInterceptor extends ProtectionInterceptor {}
