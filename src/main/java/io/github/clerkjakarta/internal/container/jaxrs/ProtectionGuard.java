package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.cdi.ClerkExtension;
import io.github.clerkjakarta.internal.container.cdi.RequirementTables;
import io.github.clerkjakarta.internal.container.entry.Complaints;
import io.github.clerkjakarta.internal.protection.Requirements;
import io.github.clerkjakarta.internal.requirement.RequirementTable;
import io.github.clerkjakarta.internal.requirement.WrittenClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Enforces annotations on the method that JAX-RS matched, before the body is read: also if the resource is no CDI bean
 * and no interceptor runs.
 *
 * <p>It looks at the instance that will run. On some runtimes {@link ResourceInfo} names the class that carries
 * {@link jakarta.ws.rs.Path} instead: an interface or a superclass, which need not have the annotations.
 */
@Dependent
@ConstrainedTo(RuntimeType.SERVER)
@Priority(ProtectionGuard.PRIORITY)
@NullUnmarked // fields are injected
public class ProtectionGuard implements ContainerRequestFilter {
    /**
     * Before a runtime's own check of {@code @RolesAllowed}, which would answer 403 to a browser that should sign in.
     */
    static final int PRIORITY = Priorities.AUTHORIZATION - 1;

    private static final Complaints COMPLAINTS = new Complaints();

    @Inject
    RequirementTables tables;

    @Inject
    ClerkExtension extension;

    @Context
    ResourceInfo resource;

    private volatile @Nullable RequirementTable table;
    private volatile @Nullable Boolean denies;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        List<Object> matched = request.getUriInfo().getMatchedResources();
        try {
            enforce(request, matched, method);
        } catch (IllegalArgumentException | LinkageError unreadable) {
            // From a class that the check at deployment could not find.
            throw COMPLAINTS.refusal(method, "%s cannot be protected: " + unreadable.getMessage());
        }
    }

    /** Asked once: two CDI proxies would cost each request time. */
    private RequirementTable table() {
        RequirementTable known = table;
        if (known == null) {
            known = tables.table();
            table = known;
        }
        return known;
    }

    /** Asked once: each JAX-RS application has a guard of its own, and its requests have its class loader. */
    private boolean deniesByDefault() {
        Boolean known = denies;
        if (known == null) {
            known = tables.deniesByDefault();
            denies = known;
        }
        return known;
    }

    private void enforce(ContainerRequestContext request, List<Object> matched, Method method) {
        RequirementTable table = table();
        for (int i = 1; i < matched.size(); i++) {
            refuseUnlessIntercepted(matched.get(i), table);
        }
        List<Class<?>> types = types(matched, method);
        if (deniesByDefault() && isSilent(types, matched, method, table)) {
            COMPLAINTS.once(
                    method,
                    "%s says nothing about who may call it, and clerk.default is deny: it is refused. "
                            + table.advice());
            throw new ProtectionException.NotFound("denied-by-default");
        }
        if (types.size() == 1) {
            // Nearly every request: no set is needed.
            enforce(request, method, table.of(types.get(0), method));
            return;
        }
        Set<Requirements> required = new LinkedHashSet<>();
        types.forEach(type -> required.add(table.of(type, method)));
        required.forEach(it -> enforce(request, method, it));
    }

    private static void enforce(ContainerRequestContext request, Method method, Requirements required) {
        if (!required.isEmpty()) {
            auth(request, method).enforce(required);
        }
    }

    /** Returns true if neither the classes that may run nor the locators on the way decide who may call the method. */
    private static boolean isSilent(List<Class<?>> types, List<Object> matched, Method method, RequirementTable table) {
        // An abstract class does not speak for its subclasses.
        boolean silent = types.stream()
                .anyMatch(it ->
                        (types.size() == 1 || !Modifier.isAbstract(it.getModifiers())) && table.isSilent(it, method));
        return silent && matched.stream().skip(1).noneMatch(it -> table.allLocatorsDecide(it.getClass()));
    }

    /**
     * Returns the classes that may run. If the runtime has made no instance yet, these are all the classes that it may
     * instantiate.
     */
    private List<Class<?>> types(List<Object> matched, Method method) {
        Object instance = matched.isEmpty() ? null : matched.get(0);
        if (instance != null && method.getDeclaringClass().isInstance(instance)) {
            return List.of(instance.getClass());
        }
        Set<Class<?>> types = new LinkedHashSet<>();
        types.add(resource.getResourceClass());
        types.add(method.getDeclaringClass());
        if (instance == null) {
            types.addAll(extension.protectedBelow(resource.getResourceClass()));
        } else {
            types.add(instance.getClass());
        }
        return List.copyOf(types);
    }

    /** Refuses a locator that no interceptor has checked: JAX-RS ran it before any filter. */
    private static void refuseUnlessIntercepted(Object owner, RequirementTable table) {
        if (table.hasProtectedLocators(owner.getClass()) && !WrittenClass.isMadeByContainer(owner)) {
            throw COMPLAINTS.refusal(
                    owner.getClass(),
                    "A sub-resource locator of %s is protected, but this instance was not made by CDI, so that nothing could protect"
                            + " it. Inject the instance instead of making it with new (a root resource: list its class in"
                            + " Application.getClasses()), or annotate the sub-resource's class or methods.");
        }
    }

    private static RequestAuth auth(ContainerRequestContext request, Method method) {
        return RequestAttributes.of(request)
                .auth()
                .orElseThrow(() -> COMPLAINTS.refusal(
                        method,
                        "%s is protected, but Clerk's filter has not seen its request, so its caller is unknown. If"
                                + " clerk.ignored names the path, remove it there."));
    }
}
