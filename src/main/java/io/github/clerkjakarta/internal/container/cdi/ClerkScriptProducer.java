package io.github.clerkjakarta.internal.container.cdi;

import io.github.clerkjakarta.ClerkScript;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes {@code @Inject ClerkScript} and {@code #{clerk.script}} work. */
@Dependent
class ClerkScriptProducer {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Produces
    @RequestScoped
    @Named("clerk")
    static ClerkScript script(CurrentAuth current, Engines engines) {
        String nonce = nonce();
        return current.find()
                .map(auth -> auth.script(nonce))
                .orElseGet(() -> engines.get().script(nonce));
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
