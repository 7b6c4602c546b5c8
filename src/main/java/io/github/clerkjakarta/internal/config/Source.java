package io.github.clerkjakarta.internal.config;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the texts of properties. */
public interface Source {

    /** Returns the text of a property, or null if it is not set. */
    @Nullable
    String get(Setting setting);

    /** Returns the names of all properties, also of those that this library does not know. */
    Set<String> names();

    /** Returns a source with only these properties. */
    static Source of(Map<String, String> properties) {
        return new Source() {
            @Override
            public @Nullable String get(Setting setting) {
                return properties.get(setting.property());
            }

            @Override
            public Set<String> names() {
                return properties.keySet();
            }
        };
    }
}
