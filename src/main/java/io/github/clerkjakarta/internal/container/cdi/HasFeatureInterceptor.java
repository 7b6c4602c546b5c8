package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.HasFeature;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;

/** Runs where {@link HasFeature} is seen by CDI. */
@Interceptor
@HasFeature(value = {})
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class HasFeatureInterceptor extends ProtectionInterceptor {}
