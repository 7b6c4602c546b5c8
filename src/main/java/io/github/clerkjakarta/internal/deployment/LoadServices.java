package io.github.clerkjakarta.internal.deployment;

import jakarta.ws.rs.core.Application;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Refuses applications that switch service files off and list their classes: then neither the service file nor
 * {@link jakarta.ws.rs.ext.Provider} brings Clerk's filter into the application, and every class that is not a bean would be open.
 */
final class LoadServices {
    /** The property's name, put together at run time, so that this class does not count as one that names it. */
    static final String PROPERTY = String.join(".", "jakarta", "ws", "rs", "loadServices");

    private final boolean isOff;
    private final boolean isNamed;

    /**
     * Prepares the check of applications.
     *
     * @param isOff true if the property may be switched off for applications that do not set it
     * @param isNamed true if the application names the property anywhere
     */
    LoadServices(boolean isOff, boolean isNamed) {
        this.isOff = isOff;
        this.isNamed = isNamed;
    }

    /**
     * Returns true if the deployment descriptor switches service files off. If it cannot be read, naming the property
     * is enough.
     */
    static boolean isSwitchedOff(byte[] webXml) {
        WebXml descriptor = WebXml.parse(webXml);
        return descriptor == null
                ? new String(webXml, StandardCharsets.UTF_8).contains(PROPERTY)
                : descriptor.parameters(PROPERTY).stream().anyMatch("false"::equalsIgnoreCase);
    }

    /** Returns the problem with a JAX-RS application, or null if Clerk's filter will be in it. */
    @Nullable
    String problem(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return null;
        }
        try {
            if (!isNamed && !hasProperties(type)) {
                return null;
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return leavesOut((Application) constructor.newInstance())
                    ? type.getName() + " switches " + PROPERTY
                            + " off and lists its classes, so that Clerk's filter is not in the"
                            + " application and nothing would be protected. Remove the property."
                    : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
            return isNamed
                    ? type.getName() + " may switch " + PROPERTY
                            + " off, which would keep Clerk's filter out of the application; it"
                            + " cannot be asked, because creating it fails. Remove the property."
                    : null;
        }
    }

    /**
     * Returns true if the application has properties. Their names may be put together at run time, or read from a file.
     */
    private static boolean hasProperties(Class<?> type) {
        try {
            return type.getMethod("getProperties").getDeclaringClass() != Application.class;
        } catch (NoSuchMethodException none) {
            return false;
        }
    }

    private boolean leavesOut(Application application) {
        Object value = application.getProperties().get(PROPERTY);
        boolean off = value == null ? isOff : "false".equalsIgnoreCase(value.toString());
        boolean scanned =
                application.getClasses().isEmpty() && singletons(application).isEmpty();
        return off
                && !scanned
                && application.getClasses().stream().noneMatch(RegistersFilters.class::isAssignableFrom)
                && singletons(application).stream().noneMatch(RegistersFilters.class::isInstance);
    }

    @SuppressWarnings("deprecation") // applications still use it
    private static Collection<Object> singletons(Application application) {
        return application.getSingletons();
    }
}
