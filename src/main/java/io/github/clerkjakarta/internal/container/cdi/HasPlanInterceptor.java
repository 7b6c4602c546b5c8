package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasPlan;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Runs where {@link HasPlan} is seen by CDI. */
@Interceptor
@HasPlan(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasPlanInterceptor extends ProtectionInterceptor {}
