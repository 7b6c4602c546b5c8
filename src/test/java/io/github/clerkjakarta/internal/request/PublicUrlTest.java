package io.github.clerkjakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.PublicOrigin;
import io.github.clerkjakarta.internal.request.FactsReader.Reading.Read;
import io.github.clerkjakarta.internal.url.Url;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address bar's URL; the fixture is a request for {@code http://localhost:9080/app/page}. */
class PublicUrlTest {
    private static final PublicOrigin NOTHING = new PublicOrigin(Set.of(), null);
    private static final PublicOrigin BOTH = new PublicOrigin(EnumSet.allOf(ForwardedHeader.class), null);
    private static final PublicOrigin FIXED = new PublicOrigin(Set.of(), Url.parse("https://app.example.com"));

    private static String url(FakeServerRequest request, PublicOrigin origin) {
        return PublicUrl.of(((Read) FactsReader.read(request)).facts(), origin).toString();
    }

    private static FakeServerRequest forwarded(String host, String proto) {
        FakeServerRequest request = new FakeServerRequest();
        if (host != null) {
            request.header("X-Forwarded-Host", host);
        }
        if (proto != null) {
            request.header("X-Forwarded-Proto", proto);
        }
        return request;
    }

    static Stream<Arguments> trust() {
        String seen = "http://localhost:9080";
        return Stream.of(
                Arguments.of(Set.of(), seen),
                Arguments.of(Set.of(ForwardedHeader.HOST), "http://app.example.com"),
                Arguments.of(Set.of(ForwardedHeader.PROTO), "https://localhost:9080"),
                Arguments.of(EnumSet.allOf(ForwardedHeader.class), "https://app.example.com"));
    }

    @ParameterizedTest
    @MethodSource("trust")
    void onlyWhatIsTrustedIsBelieved(Set<ForwardedHeader> trusted, String origin) {
        assertThat(url(forwarded("app.example.com", "https"), new PublicOrigin(trusted, null)))
                .isEqualTo(origin + "/app/page");
    }

    @ParameterizedTest
    @MethodSource("trust")
    void aFixedOriginIsTheOrigin(Set<ForwardedHeader> trusted, String ignored) {
        PublicOrigin origin = new PublicOrigin(trusted, Url.parse("https://fixed.example"));

        assertThat(url(forwarded("evil.example", "http").query("a=b"), origin))
                .isEqualTo("https://fixed.example/app/page?a=b");
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com, app.example.com",
        "App.example.com:8443, app.example.com:8443",
        "app.example.com:443, app.example.com",
        "'app.example.com, evil.example', app.example.com",
        "' app.example.com ,evil.example', app.example.com",
        "[::1]:8443, [::1]:8443",
        "my_service, my_service",
    })
    void theFirstForwardedHostCounts(String header, String host) {
        assertThat(url(forwarded(header, "https"), BOTH)).isEqualTo("https://" + host + "/app/page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                ", evil.example",
                "evil?",
                "evil?, b.example",
                "evil#",
                "evil/x",
                "evil\\x",
                "http://evil",
                "//evil",
                "user@evil",
                "evil:0",
                "evil:99999",
                "evil:x",
                "evil b",
                "[::1",
                "[fe80::1%eth0]",
                "\u00e9",
                "\u00e9.example",
                "%2f",
                "evil%3F",
                "null\0",
            })
    void aMalformedForwardedHostIsIgnored(String header) {
        PublicOrigin hosts = new PublicOrigin(Set.of(ForwardedHeader.HOST), null);

        assertThat(url(forwarded(header, null), hosts)).isEqualTo("http://localhost:9080/app/page");
        assertThat(url(forwarded("a".repeat(300), null), hosts)).isEqualTo("http://localhost:9080/app/page");
    }

    @ParameterizedTest
    @CsvSource({
        "https, https",
        "HTTPS, https",
        "http, http",
        "'https, http', https",
        "'https,http', https",
        "' https , http', https",
        "'http, https', http",
        // Other values are not believed.
        "wss, http",
        "'', http",
        "' ', http",
        "javascript, http",
        "'wss, https', http",
        "',https', http",
        "https:, http",
        "https://evil, http",
        "http\u017f, http",
    })
    void theFirstForwardedSchemeCounts(String header, String scheme) {
        PublicOrigin schemes = new PublicOrigin(Set.of(ForwardedHeader.PROTO), null);

        assertThat(url(forwarded(null, header), schemes)).isEqualTo(scheme + "://localhost:9080/app/page");
    }

    @Test
    void severalHeadersAreOneList() {
        FakeServerRequest request = new FakeServerRequest()
                .header("X-Forwarded-Host", "app.example.com", "evil.example")
                .header("X-Forwarded-Proto", "https", "http");

        assertThat(url(request, BOTH)).isEqualTo("https://app.example.com/app/page");
    }

    /** As Open Liberty reports it: server name and scheme are already the proxy's. */
    @Test
    void aServerThatBelievesTheProxyChangesNothing() {
        FakeServerRequest request = forwarded("app.example.com", "https")
                .authority("app.example.com")
                .scheme("https");

        assertThat(url(request, BOTH)).isEqualTo("https://app.example.com/app/page");
        assertThat(url(request, FIXED)).isEqualTo("https://app.example.com/app/page");
        assertThat(url(request, NOTHING)).isEqualTo("https://localhost:9080/app/page");
    }

    @Test
    void withoutAHost() {
        FakeServerRequest request = new FakeServerRequest().without("Host");

        assertThat(url(request, NOTHING)).isEqualTo("http://unknown.invalid/app/page");
        assertThat(url(request, BOTH)).isEqualTo("http://unknown.invalid/app/page");
        assertThat(url(request, FIXED)).isEqualTo("https://app.example.com/app/page");
        assertThat(url(request.header("X-Forwarded-Proto", "https"), BOTH)).endsWith("://unknown.invalid/app/page");
        assertThat(url(request.header("X-Forwarded-Host", "app.example.com"), BOTH))
                .isEqualTo("https://app.example.com/app/page");
        assertThat(url(request, NOTHING)).isEqualTo("http://unknown.invalid/app/page");
    }

    /** A forwarded scheme must not turn an unknown host into a known one. */
    @Test
    void nowhereStaysNowhere() {
        FakeServerRequest request = new FakeServerRequest().without("Host").header("X-Forwarded-Proto", "https");
        RequestFacts facts = ((Read) FactsReader.read(request)).facts();

        assertThat(PublicUrl.of(facts, BOTH).isNowhere()).isTrue();
    }

    @Test
    void http2() {
        FakeServerRequest request = new FakeServerRequest()
                .without("Host")
                .http2(true)
                .authority("localhost:9443")
                .scheme("https");

        assertThat(url(request, NOTHING)).isEqualTo("https://localhost:9443/app/page");
        assertThat(url(request, BOTH)).isEqualTo("https://localhost:9443/app/page");
        assertThat(url(request, FIXED)).isEqualTo("https://app.example.com/app/page");
        assertThat(url(request.header("X-Forwarded-Proto", "http"), BOTH)).isEqualTo("http://localhost:9443/app/page");
        assertThat(url(request.header("X-Forwarded-Host", "app.example.com"), BOTH))
                .isEqualTo("http://app.example.com/app/page");
    }

    static Stream<Arguments> origins() {
        return Stream.of(NOTHING, BOTH, FIXED)
                .flatMap(origin -> Stream.of("//evil.example/x", "/\\evil.example", "///x", "@evil.example", "")
                        .map(path -> Arguments.of(origin, path)));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void aPathIsNeverAHost(PublicOrigin origin, String path) {
        FakeServerRequest request = forwarded("app.example.com", "https").paths(path);
        Url url = PublicUrl.of(((Read) FactsReader.read(request)).facts(), origin);

        assertThat(List.of("localhost:9080", "app.example.com")).contains(url.authority());
    }
}
