package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.tenant.Options;
import io.github.clerkjakarta.tenant.OptionsResolver;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties of the door take effect: from the property to the answer, with the whole library in between. */
class ShippedDoorTest {
    private final Map<String, String> properties = new HashMap<>(Map.of(
            "clerk.publishable-key",
            Fixtures.PRODUCTION.text(),
            "clerk.secret-key",
            "sk_live_fixture",
            "clerk.jwt-key",
            "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getEncoder()
                            .encodeToString(Fixtures.KEYS.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----"));
    private OptionsResolver resolver;

    private Entry enter(TestRequest request) {
        return ShippedDoor.of(properties, resolver, Fixtures.CLOCK).enter(new Reading.Read(request));
    }

    private void check(TestRequest request) {
        ShippedDoor door = ShippedDoor.of(properties, resolver, Fixtures.CLOCK);
        door.check((Admitted) door.enter(new Reading.Read(request)));
    }

    private static TestRequest crossSite(String method) {
        return new TestRequest(method, "https://app.example.com/transfer")
                .header("Sec-Fetch-Site", "cross-site")
                .header(
                        "Cookie",
                        "__session=" + Fixtures.token() + "; __client_uat=" + (Fixtures.NOW.getEpochSecond() - 100));
    }

    // clerk.csrf

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void csrfRefusesWhatOtherSitesCause(String method) {
        properties.put("clerk.csrf", "same-site");

        assertThatThrownBy(() -> check(crossSite(method)))
                .isInstanceOfSatisfying(
                        ProtectionException.Answer.class,
                        it -> assertThat(it.getStatus()).isEqualTo(403));
        assertThatCode(() -> check(crossSite("GET"))).doesNotThrowAnyException();
    }

    @Test
    void csrfIsOffUnlessItIsSet() {
        assertThatCode(() -> check(crossSite("POST"))).doesNotThrowAnyException();
        properties.put("clerk.csrf", "off");
        assertThatCode(() -> check(crossSite("POST"))).doesNotThrowAnyException();
    }

    // clerk.allowed-hosts

    @ParameterizedTest
    @CsvSource({"app.example.com, true", "other.example, false", "app.example.com.other.example, false"})
    void otherHostsAreAnswered(String host, boolean allowed) {
        TestRequest request = new TestRequest("GET", "https://" + host + "/page");

        assertThat(enter(request)).isInstanceOf(Admitted.class);
        properties.put("clerk.allowed-hosts", "app.example.com www.example.com");
        assertThat(enter(request) instanceof Admitted).isEqualTo(allowed);
    }

    /** A proxy that passes a stranger's X-Forwarded-Host on must not open another host. */
    @Test
    void forwardedHostsAreHostsToo() {
        properties.put("clerk.allowed-hosts", "app.example.com");
        properties.put("clerk.forwarded-headers", "host");

        assertThat(status(enter(Fixtures.apiRequest().header("X-Forwarded-Host", "other.example"))))
                .isEqualTo(400);
    }

    // Options that an OptionsResolver copied from the request.

    @ParameterizedTest
    @ValueSource(strings = {"%s", "clerk.%s", "%s:8443"})
    void aSatelliteDomainOfTheHostIsRefused(String domain) {
        resolver = satelliteOf(host -> host, domain);
        String host = domain.contains(":") ? "satellite.localhost" : "satellite.example";
        TestRequest request = new TestRequest("GET", "https://" + host + "/page").header("Sec-Fetch-Dest", "document");

        assertThat(status(enter(request))).isEqualTo(400);
        properties.put("clerk.allowed-hosts", host);
        assertThat(status(enter(request))).isEqualTo(307);
    }

    /** The application's own table of domains: the host was only the lookup key. */
    @Test
    void aSatelliteDomainOfTheApplicationIsAccepted() {
        resolver = satelliteOf(host -> "known.example", "%s");

        assertThat(status(enter(
                        new TestRequest("GET", "https://satellite.example/page").header("Sec-Fetch-Dest", "document"))))
                .isEqualTo(307);
    }

    private static OptionsResolver satelliteOf(UnaryOperator<String> domain, String format) {
        return (ClerkRequest request) -> Optional.of(Options.builder()
                .publishableKey(format.contains(":") ? Fixtures.DEVELOPMENT.text() : Fixtures.PRODUCTION.text())
                .secretKey(format.contains(":") ? "sk_test_fixture" : "sk_live_fixture")
                .isSatellite(true)
                .signInUrl("https://primary.example/sign-in")
                .domain(format.formatted(domain.apply(request.getHost())))
                .build());
    }

    private static int status(Entry entry) {
        assertThat(entry).isInstanceOf(Stopped.class);
        return ((Stopped) entry).reply().status();
    }
}
