package io.github.clerkjakarta.internal.container.client;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.internal.container.cdi.Engines;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.tenant.Options;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessProducer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code @Inject Clerk} work with this configuration's key and address, if the application has Clerk's official
 * client ({@code com.clerk:backend-api}). Called by name: it is 18 MB that no other application needs.
 */
public class OfficialClientExtension implements Extension {
    private static final String CLIENT = "com.clerk.backend_api.Clerk";

    /** True if the application produces the bean itself: then we add none. */
    private boolean producedByTheApplication;

    void find(@Observes ProcessProducer<?, ?> event) {
        Class<?> type = event.getAnnotatedMember().getJavaMember() instanceof Method method
                ? method.getReturnType()
                : ((Field) event.getAnnotatedMember().getJavaMember()).getType();
        producedByTheApplication |= type.getName().equals(CLIENT);
    }

    void add(@Observes AfterBeanDiscovery event) {
        Class<?> type = type();
        if (type == null || producedByTheApplication) {
            return;
        }
        try {
            type.getMethod("builder");
        } catch (NoSuchMethodException otherVersion) {
            event.addDefinitionError(
                    new ClerkConfigurationException("com.clerk:backend-api has another form than the one"
                            + " known here (5.0.0), so that " + CLIENT
                            + " cannot be injected. Use that version, or produce the bean"
                            + " yourself."));
            return;
        }
        event.addBean()
                .addTypes(type, Object.class)
                .scope(Dependent.class)
                .beanClass(OfficialClientExtension.class)
                .produceWith(instances -> client(type, instances));
    }

    private static Object client(Class<?> type, Instance<Object> instances) {
        Engine engine = instances.select(Engines.class).get().get();
        Options options = Options.configured();
        if (engine.hasTenants()) {
            checkScope(instances.select(InjectionPoint.class).get());
            options = options(instances.select(CurrentAuth.class).get());
        }
        return engine.officialClient(options, clerk -> make(type, clerk));
    }

    /** Rejects a bean that outlives the request: it would keep the first tenant's client for all later requests. */
    private static void checkScope(InjectionPoint point) {
        Class<? extends Annotation> scope =
                point.getBean() == null ? null : point.getBean().getScope();
        if (scope != null && !Set.of(RequestScoped.class, Dependent.class).contains(scope)) {
            throw new IllegalStateException(
                    "There is an OptionsResolver, so Clerk's client is another for each request: "
                            + point.getBean().getBeanClass().getName() + " is @" + scope.getSimpleName()
                            + " and would keep the first one. Inject jakarta.enterprise.inject.Instance<" + CLIENT
                            + "> and ask it in each request, or make the bean @RequestScoped.");
        }
    }

    private static Options options(CurrentAuth current) {
        try {
            if (current.find().isPresent()) {
                return current.options();
            }
        } catch (ContextNotActiveException outside) {
            // Reported below.
        }
        throw new IllegalStateException("There is an OptionsResolver, and outside a request the tenant is unknown."
                + " Build one for the tenant: " + CLIENT + ".builder().");
    }

    private static Object make(Class<?> type, ClerkConfig clerk) {
        try {
            Object builder = Objects.requireNonNull(type.getMethod("builder").invoke(null));
            Class<?> steps = builder.getClass();
            steps.getMethod("bearerAuth", String.class)
                    .invoke(builder, clerk.keys().secretKey().reveal());
            steps.getMethod("serverURL", String.class)
                    .invoke(builder, clerk.keys().apiUrl().toString().replaceAll("/+$", "") + "/v1");
            return Objects.requireNonNull(steps.getMethod("build").invoke(builder));
        } catch (ReflectiveOperationException otherVersion) {
            // Without the cause, whose message may contain the key.
            throw new IllegalStateException(CLIENT + " cannot be built. com.clerk:backend-api 5.0.0 is known to work.");
        }
    }

    private static @Nullable Class<?> type() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        ClassLoader own = OfficialClientExtension.class.getClassLoader();
        for (ClassLoader loader : new ClassLoader[] {application, own}) {
            try {
                if (loader != null) {
                    return Class.forName(CLIENT, false, loader);
                }
            } catch (ClassNotFoundException | LinkageError absent) {
                // Most applications do not have the client.
            }
        }
        return null;
    }
}
