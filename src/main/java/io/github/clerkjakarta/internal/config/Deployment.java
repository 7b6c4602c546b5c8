package io.github.clerkjakarta.internal.config;

import org.jspecify.annotations.Nullable;

/** Whether this application is on the primary domain of its Clerk instance or on a satellite. */
public sealed interface Deployment {

    /** The domain where users sign in. */
    record Primary() implements Deployment {}

    /**
     * A domain that shares the primary's sessions.
     *
     * @param domain its name, from which a production satellite's Frontend API follows: {@code clerk.<domain>}; null
     *     where a proxy URL says it
     * @param autoSync whether a first visit already asks the primary who is signed in
     */
    record Satellite(@Nullable String domain, boolean autoSync) implements Deployment {}

    default boolean isSatellite() {
        return this instanceof Satellite;
    }
}
