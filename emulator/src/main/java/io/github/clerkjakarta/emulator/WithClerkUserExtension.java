package io.github.clerkjakarta.emulator;

import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.tenant.Options;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** Implements {@link WithClerkUser}. It runs just before the test, after every extension that starts a container. */
final class WithClerkUserExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final Namespace NAMESPACE = Namespace.create(WithClerkUserExtension.class);

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        WithClerkUser user = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), WithClerkUser.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), WithClerkUser.class))
                .orElseThrow();
        CDI<Object> container = container();
        Instance<CurrentAuth> current = container.select(CurrentAuth.class);
        if (current.isUnsatisfied()) {
            throw new ExtensionConfigurationException(
                    "The CDI container of this test does not know clerk-jakarta's beans. With"
                            + " weld-junit5 let it discover them: WeldInitiator.from(new Weld()), or"
                            + " WeldInitiator.performDefaultDiscovery().");
        }
        RequestContextController scope =
                container.select(RequestContextController.class).get();
        if (scope.activate()) {
            context.getStore(NAMESPACE).put(RequestContextController.class, scope);
        }
        current.get().set(TestIdentity.of(user), Options.configured());
    }

    private static CDI<Object> container() {
        try {
            return CDI.current();
        } catch (IllegalStateException none) {
            throw new ExtensionConfigurationException(
                    "@WithClerkUser needs a CDI container in the process of the test, for example weld-junit5's @EnableWeld.",
                    none);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        RequestContextController scope =
                context.getStore(NAMESPACE).remove(RequestContextController.class, RequestContextController.class);
        if (scope != null) {
            scope.deactivate();
        }
    }
}
