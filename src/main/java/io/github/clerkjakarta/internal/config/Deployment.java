package io.github.clerkjakarta.internal.config;

import org.jspecify.annotations.Nullable;

/** The application's place: the primary domain of its Clerk instance, or a satellite. */
public sealed interface Deployment {

    /** The domain with the sign-in page. */
    record Primary() implements Deployment {}

    /**
     * A domain that shares the primary's sessions.
     *
     * @param domain its name, which gives a production satellite's Frontend API: {@code clerk.<domain>}; null if a
     * proxy URL is set
     * @param autoSync true if a first visit already asks the primary who is signed in
     */
    record Satellite(@Nullable String domain, boolean autoSync) implements Deployment {}

    default boolean isSatellite() {
        return this instanceof Satellite;
    }
}
