package io.github.clerkjakarta.internal.requirement;

/**
 * Finds the class that a developer wrote behind one that a container made from it: a client proxy, an intercepted
 * subclass.
 *
 * <p>A name proves nothing, because a developer may write {@code Foo$Proxy$}. A container's class has no class file, or
 * is marked as synthetic, as no named class in Java source is.
 */
public final class WrittenClass {
    private static final ClassValue<Class<?>> WRITTEN = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
            Class<?> written = type;
            while (isGenerated(written)) {
                written = written.getSuperclass();
            }
            return written;
        }
    };

    private WrittenClass() {}

    public static Class<?> of(Class<?> type) {
        return WRITTEN.get(type);
    }

    /** Returns true if a container made the object's class, and so may intercept calls of it. */
    public static boolean isMadeByContainer(Object instance) {
        return of(instance.getClass()) != instance.getClass();
    }

    private static boolean isGenerated(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null
                && parent != Object.class
                && parent != java.lang.reflect.Proxy.class
                && (type.isSynthetic() || looksGenerated(type.getName()))
                && (type.isSynthetic() || !hasFile(type));
    }

    private static boolean looksGenerated(String name) {
        return name.contains("$$")
                || name.contains("$Proxy$")
                || name.endsWith("_Subclass")
                || name.endsWith("_ClientProxy");
    }

    private static boolean hasFile(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && loader.getResource(type.getName().replace('.', '/') + ".class") != null;
    }
}
