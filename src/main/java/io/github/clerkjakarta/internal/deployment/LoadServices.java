package io.github.clerkjakarta.internal.deployment;

import jakarta.ws.rs.core.Application;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses applications that switch service files off and list their classes: then neither the service file nor
 * {@code @Provider} brings Clerk's filter into the application, and whatever is no bean would be open.
 */
final class LoadServices {
    /** Put together at run time, so that this class does not count as one that names it. */
    static final String PROPERTY = String.join(".", "jakarta", "ws", "rs", "loadServices");

    private static final Pattern SWITCHED_OFF = Pattern.compile(
            "<param-name>\\s*" + Pattern.quote(PROPERTY)
                    + "\\s*</param-name>\\s*<param-value>\\s*false\\s*</param-value>",
            Pattern.CASE_INSENSITIVE);

    private LoadServices() {}

    static boolean isSwitchedOff(String webXml) {
        return SWITCHED_OFF.matcher(webXml.replaceAll("(?s)<!--.*?-->", "")).find();
    }

    /**
     * What is wrong with the applications.
     *
     * @param feature the class that an application may list itself
     */
    static List<String> problems(Collection<Class<?>> applications, boolean offInWebXml, Class<?> feature) {
        List<String> problems = new ArrayList<>();
        for (Class<?> type : applications) {
            if (Modifier.isAbstract(type.getModifiers()) || !Application.class.isAssignableFrom(type)) {
                continue;
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                if (leavesOut((Application) constructor.newInstance(), offInWebXml, feature)) {
                    problems.add(type.getName() + " switches " + PROPERTY
                            + " off and lists its classes, so that Clerk's filter is"
                            + " not in the application and nothing would be protected. Remove the property.");
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
                problems.add(type.getName() + " may switch " + PROPERTY
                        + " off, which would keep Clerk's filter out of the application;"
                        + " it cannot be asked, because creating it fails. Remove the property.");
            }
        }
        return problems;
    }

    private static boolean leavesOut(Application application, boolean offInWebXml, Class<?> feature) {
        Object value = application.getProperties().get(PROPERTY);
        boolean off = value == null ? offInWebXml : "false".equalsIgnoreCase(value.toString());
        boolean scanned =
                application.getClasses().isEmpty() && singletons(application).isEmpty();
        return off
                && !scanned
                && !application.getClasses().contains(feature)
                && singletons(application).stream().noneMatch(feature::isInstance);
    }

    @SuppressWarnings("deprecation") // applications still use it
    private static Collection<Object> singletons(Application application) {
        return application.getSingletons();
    }
}
