package io.github.clerkjakarta.wars.tenants;

import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Two tenants, told apart by the host. */
@ApplicationScoped
public class Tenants implements OptionsResolver {
    @Override
    public Optional<Options> resolve(ClerkRequest request) {
        String host = request.getHostName();
        if (request.getPath().endsWith("/by-host")) {
            // An example of what not to do without clerk.allowed-hosts.
            return Optional.of(tenant("localhost")
                    .isSatellite(true)
                    .domain(request.getHostName())
                    .signInUrl("https://primary.example/sign-in")
                    .build());
        }
        return host.equals("localhost") || host.equals("127.0.0.1")
                ? Optional.of(tenant(host).build())
                : Optional.empty();
    }

    private static Options.Builder tenant(String host) {
        Config config = ConfigProvider.getConfig();
        return Options.builder()
                .publishableKey(config.getValue("tenant." + host + ".publishable-key", String.class))
                .secretKey(config.getValue("tenant." + host + ".secret-key", String.class))
                .apiUrl(config.getValue("tenant." + host + ".api-url", String.class));
    }
}
