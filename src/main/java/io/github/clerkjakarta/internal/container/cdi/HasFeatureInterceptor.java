package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasFeature;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Enforces {@link HasFeature} on methods that CDI sees it on. */
@Interceptor
@HasFeature(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasFeatureInterceptor extends ProtectionInterceptor {}
