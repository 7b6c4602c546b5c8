package io.github.clerkjakarta.internal.container.client;

import io.github.clerkjakarta.internal.container.cdi.CurrentAuth;
import io.github.clerkjakarta.internal.container.cdi.Engines;
import io.github.clerkjakarta.internal.container.entry.SealedOptions;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.tenant.Options;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** The current request's options, ready to be sent. */
@Dependent
@NullUnmarked // fields are injected
public class OutgoingOptions {
    public static final String HEADER = SealedOptions.HEADER;

    @Inject
    CurrentAuth current;

    @Inject
    Engines engines;

    /**
     * Returns the header's value for a call to this origin; empty if the request has no options of its own.
     *
     * @throws IllegalStateException if they cannot be encrypted
     */
    public Optional<String> header(String origin) {
        Options options = current.options();
        Url target = Url.parse(origin);
        if (options.toProperties().isEmpty() || target == null) {
            return Optional.empty();
        }
        SealedOptions envelope = engines.get()
                .sealedOptions()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "This request's options, which may have a secret key, cannot be"
                                        + " sent to another service unencrypted. Set clerk.encryption-key, in both services the same."));
        return Optional.of(envelope.seal(options, target.origin()));
    }
}
