package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Enforces annotations on what JAX-RS matched, before the body is read: also where the resource is no CDI bean and no
 * interceptor runs.
 */
@ConstrainedTo(RuntimeType.SERVER)
public class ProtectionGuard implements DynamicFeature {
    private final RequirementTable table = RequirementTables.SHARED;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        List<Protection> required = table.of(type, resource.getResourceMethod());
        boolean below = !isRoot(type);
        boolean refused = RequirementTable.isSilent(type, resource.getResourceMethod()) && DenyByDefault.isOn();
        if (!required.isEmpty() || below || refused) {
            String name = type.getName() + "." + resource.getResourceMethod().getName();
            context.register(new Check(name, required, below, refused), Priorities.AUTHORIZATION);
        }
    }

    static boolean isRoot(Class<?> type) {
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            if (holder.isAnnotationPresent(Path.class)
                    || Stream.of(holder.getInterfaces()).anyMatch(ProtectionGuard::isRoot)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the method has {@code @GET} or the like, itself or where it is declared first. */
    static boolean isResourceMethod(Class<?> type, Method method) {
        return Stream.of(method.getAnnotations())
                        .anyMatch(it -> it.annotationType().isAnnotationPresent(HttpMethod.class))
                || Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                        .flatMap(it -> Stream.of(it.getMethods()))
                        .filter(it -> it.getName().equals(method.getName())
                                && it.getParameterCount() == method.getParameterCount())
                        .flatMap(it -> Stream.of(it.getAnnotations()))
                        .anyMatch(it -> it.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /**
     * @param name of the method
     * @param below whether the method is a sub-resource's, which others lead to
     * @param refused whether it says nothing about protection and must
     */
    private record Check(String name, List<Protection> required, boolean below, boolean refused)
            implements ContainerRequestFilter {
        private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

        @Override
        public void filter(ContainerRequestContext request) {
            if (refused && !(below && isSaidByOwners(request))) {
                LOG.log(
                        Level.WARNING,
                        "{0} says nothing about who may call it, and clerk.default is deny: it is refused. Annotate it or its"
                                + " class with one of the library''s annotations, or with @PermitAll.",
                        name);
                throw new ProtectionException.NotFound("clerk.default is deny");
            }
            if (required.isEmpty() && !below) {
                return;
            }
            if (!(request.getProperty(Auth.class.getName()) instanceof RequestAuth auth)) {
                throw new IllegalStateException("Clerk's filter has not seen this request, so its protection cannot be"
                        + " decided. Leave jakarta.ws.rs.loadServices on.");
            }
            if (below) {
                owners(request).forEach(auth::enforce);
            }
            auth.enforce(required);
        }

        private static boolean isSaidByOwners(ContainerRequestContext request) {
            return owners(request).stream().anyMatch(required -> !required.isEmpty())
                    || request.getUriInfo().getMatchedResources().stream()
                            .skip(1)
                            .anyMatch(owner -> RequirementTable.permitsAll(owner.getClass()));
        }

        /** What the resources require through which the request came here, the outermost last. */
        private static List<List<Protection>> owners(ContainerRequestContext request) {
            List<List<Protection>> all = new ArrayList<>();
            List<Object> matched = request.getUriInfo().getMatchedResources();
            for (int i = 1; i < matched.size(); i++) {
                Class<?> owner = RequirementTable.unwrapped(matched.get(i).getClass());
                List<List<Protection>> locators = locators(owner, matched.get(i - 1));
                if (locators.isEmpty()) {
                    all.add(RequirementTable.ofClass(owner));
                }
                all.addAll(locators);
            }
            return all;
        }

        /** JAX-RS does not say which locator it was: all that may have given the resource count. */
        private static List<List<Protection>> locators(Class<?> owner, Object below) {
            return Stream.of(owner.getMethods())
                    .filter(method -> isLocator(owner, method) && mayGive(method, below))
                    .map(method -> RequirementTables.SHARED.of(owner, method))
                    .toList();
        }

        private static boolean mayGive(Method locator, Object resource) {
            Class<?> type = locator.getReturnType();
            return type.isInstance(resource) || type == Class.class;
        }

        private static boolean isLocator(Class<?> owner, Method method) {
            Method real = RequirementTable.mostSpecific(owner, method);
            return isAnnotated(owner, real, Path.class)
                    && Stream.of(real.getAnnotations())
                            .noneMatch(it -> it.annotationType().isAnnotationPresent(HttpMethod.class));
        }

        private static boolean isAnnotated(
                Class<?> type, Method method, Class<? extends java.lang.annotation.Annotation> annotation) {
            if (method.isAnnotationPresent(annotation)) {
                return true;
            }
            return Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                    .flatMap(it -> Stream.of(it.getMethods()))
                    .anyMatch(it -> it.getName().equals(method.getName())
                            && it.getParameterCount() == method.getParameterCount()
                            && it.isAnnotationPresent(annotation));
        }
    }
}
