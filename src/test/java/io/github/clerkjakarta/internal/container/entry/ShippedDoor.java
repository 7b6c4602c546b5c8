package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.config.ApplicationConfig;
import io.github.clerkjakarta.internal.config.Configuration;
import io.github.clerkjakarta.internal.config.Source;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
import io.github.clerkjakarta.internal.container.jaxrs.ClerkResponseFilter;
import io.github.clerkjakarta.internal.container.jaxrs.FakeJaxRs;
import io.github.clerkjakarta.internal.protection.RouteRules;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.route.DocumentRequest;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The library as it ships, without a server around it: the configuration reader, the door, the replies and the response filter are
 * the real ones.
 */
public final class ShippedDoor {
    /** One for all: what one request left in it must not change the answer to another, whatever their options are. */
    private static final SeenTokens SEEN = new SeenTokens(Clock.systemUTC());

    private final Door door;
    private final Tenants instances;

    /** @throws io.github.clerkjakarta.ClerkConfigurationException that names every mistake, as at deployment */
    public static ShippedDoor of(Map<String, String> properties, Clock clock) {
        return of(properties, null, clock);
    }

    /** @param resolver chooses the options of each request, or null */
    static ShippedDoor of(Map<String, String> properties, OptionsResolver resolver, Clock clock) {
        Configuration configuration = Configuration.read(Source.of(properties));
        configuration.check(resolver != null);
        ApplicationConfig application = configuration.application();
        Tenants instances = new Tenants(configuration, SEEN, clock);
        RouteRules rules = new RouteRules(application, List.of());
        return new ShippedDoor(
                new Door(application, instances, resolver, rules, DocumentRequest.STANDARD, null), instances);
    }

    private ShippedDoor(Door door, Tenants instances) {
        this.door = door;
        this.instances = instances;
    }

    public Entry enter(Reading reading) {
        return door.enter(reading);
    }

    /** @throws ProtectionException if the request may not go on */
    public void check(Admitted admitted) {
        door.check(admitted.auth(), admitted.visit(), admitted.visit().facts());
    }

    /** Returns the URL as browsers see it. */
    public Url url(RequestFacts facts) {
        return door.view(facts).url();
    }

    /** Returns the {@code Auth} after a handshake, once the browser has followed the redirect with its cookies. */
    public RequestAuth authOf(HandshakeRemoved returned, RequestFacts facts) {
        ClerkInstance clerk = instances.of(Options.configured()).clerk();
        Visit visit = clerk.visit(facts, url(facts));
        return clerk.auth(visit, returned.settled(), () -> door.isDocument(facts, true));
    }

    /** Returns the headers of the response after the library's response filter. */
    public static List<Reply.Header> sent(Auth auth, List<Reply.Header> before) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        before.forEach(it -> headers.add(it.name(), it.value()));
        ContainerRequestContext request = FakeJaxRs.fake(
                ContainerRequestContext.class,
                Map.of("getProperty", args -> args[0].equals(Auth.class.getName()) ? auth : null));
        ContainerResponseContext response =
                FakeJaxRs.fake(ContainerResponseContext.class, Map.of("getHeaders", args -> headers));
        new ClerkResponseFilter().filter(request, response);
        List<Reply.Header> after = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(it -> after.add(new Reply.Header(name, String.valueOf(it)))));
        return after;
    }

    /** Returns the headers that explain a request to developers; empty in production. */
    public static List<Reply.Header> explanation(Entry entry) {
        if (entry instanceof Admitted admitted) {
            return Reply.explanation(admitted.auth());
        }
        return entry instanceof Stopped stopped ? Reply.explanation(stopped.state()) : List.of();
    }
}
