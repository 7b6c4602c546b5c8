package io.github.clerkjakarta.internal.container.config;

import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.Source;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of each web application, read once. MicroProfile Config has one for each class loader, so the WARs
 * of an EAR differ.
 *
 * <p>Unit tests of applications have CDI, and perhaps not even the interfaces of MicroProfile Config. CDI inspects the
 * signatures of beans and extensions, so neither they nor this class may mention a type of MicroProfile Config.
 */
public final class Configurations {
    private final Map<Source, Configuration> known = new HashMap<>();

    /** Returns true if there is MicroProfile Config. Without it every configuration is empty. */
    public static boolean areThere() {
        return MicroProfileSource.isThere();
    }

    /** Returns the configuration that the thread's class loader sees, or null if it has not been read. */
    public synchronized @Nullable Configuration known() {
        return known.get(MicroProfileSource.here());
    }

    /** Returns the configuration that the thread's class loader sees. */
    public synchronized Configuration here() {
        return known.computeIfAbsent(MicroProfileSource.here(), Configuration::read);
    }
}
