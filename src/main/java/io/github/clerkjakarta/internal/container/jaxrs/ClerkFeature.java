package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.deployment.RegistersFilters;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/**
 * Registers filters, guard and mappers in every JAX-RS application of the WAR. It is found by its service file, because
 * {@code @Provider} classes of a library's jar are ignored if {@code Application.getClasses()} lists classes. For applications that
 * switch service files off there is {@link ScannedClerkFeature}.
 */
@ConstrainedTo(RuntimeType.SERVER)
public class ClerkFeature implements Feature, RegistersFilters {
    private static final List<Class<?>> PROVIDERS =
            List.of(ClerkRouteFilter.class, ClerkResponseFilter.class, ProtectionMapper.class, ClerkApiMapper.class);

    @Override
    public boolean configure(FeatureContext context) {
        // Some runtimes offer service-file features to clients too.
        if (context.getConfiguration().getRuntimeType() != RuntimeType.SERVER) {
            return false;
        }
        if (!context.getConfiguration().isRegistered(ClerkRequestFilter.class)) {
            Class<?> servlets = ServletDetection.arrivalFilter(context.getConfiguration());
            context.register(servlets == null ? ClerkArrivalFilter.class : servlets, ClerkArrivalFilter.PRIORITY);
            context.register(ClerkRequestFilter.class, Priorities.AUTHENTICATION);
            context.register(ProtectionGuard.class, ProtectionGuard.PRIORITY);
            context.register(UnauthenticatedResponseFilter.class, UnauthenticatedResponseFilter.PRIORITY);
            PROVIDERS.forEach(context::register);
        }
        return true;
    }
}
