package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.internal.protection.Requirements;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/**
 * Enforces annotations on calls of beans. It does not matter which binding fired: of several, CDI shows only the first.
 * The requirements come from the table.
 */
@NullUnmarked // fields are injected
public abstract class ProtectionInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Client proxies, which CDI serializes with the bean: a session's beans may be stored. */
    @Inject
    CurrentAuth currentAuth;

    @Inject
    RequirementTables tables;

    @AroundInvoke
    Object enforce(InvocationContext call) throws Exception {
        Requirements required = tables.table().of(call.getTarget().getClass(), call.getMethod());
        if (!required.isEmpty()) {
            enforce(call, required);
        }
        return call.proceed();
    }

    private void enforce(InvocationContext call, Requirements required) {
        try {
            currentAuth.enforce(required);
        } catch (ContextNotActiveException outside) {
            throw new IllegalStateException(
                    call.getMethod().getDeclaringClass().getName() + "."
                            + call.getMethod().getName()
                            + " is protected and was called outside a request: there is no caller to check. Put what"
                            + " timers, message listeners and other threads call into a bean that is not protected.",
                    outside);
        }
    }
}
