package io.github.clerkjakarta.benchmarks;

import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.Source;
import io.github.clerkjakarta.internal.container.entry.Engine;
import io.github.clerkjakarta.internal.container.entry.Entry;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.tenant.OptionsResolver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The library as an application has it, without a server around it. */
public final class Application {
    private final Engine engine;

    /** @param more properties, name and value in turn */
    Application(String... more) {
        this(null, more);
    }

    /** @param resolver chooses the options of each request, or null */
    Application(OptionsResolver resolver, String... more) {
        Map<String, String> properties = new HashMap<>();
        properties.put("clerk.secret-key", "sk_live_benchmark0000000000000000000000000000");
        properties.put("clerk.publishable-key", publishableKey("clerk.example.com"));
        properties.put("clerk.jwt-key", Signed.pem());
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        Configuration configuration = Configuration.read(Source.of(properties));
        configuration.check(resolver != null);
        engine = new Engine(configuration, resolver, List.of(), DocumentRequest.STANDARD, Clock.systemUTC());
    }

    public static String publishableKey(String frontendApi) {
        return "pk_live_"
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString((frontendApi + "$").getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads and checks the request as the filter does, up to {@code Auth}. */
    Entry enter(Incoming request) {
        return engine.door().enter(FactsReader.read(request));
    }

    /** Checks routes, too. */
    Entry check(Incoming request) {
        Entry entry = enter(request);
        if (entry instanceof Entry.Admitted admitted) {
            engine.door()
                    .check(admitted.auth(), admitted.visit(), admitted.visit().facts());
        }
        return entry;
    }
}
