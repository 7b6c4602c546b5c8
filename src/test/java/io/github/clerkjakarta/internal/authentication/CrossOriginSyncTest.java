package io.github.clerkjakarta.internal.authentication;

import static io.github.clerkjakarta.Fixtures.DEVELOPMENT;
import static io.github.clerkjakarta.Fixtures.documentRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A link from a satellite to the primary {@code https://app.example.com} needs a sync; each row changes one thing about it. */
class CrossOriginSyncTest {
    private static final String SATELLITE = "https://satellite.example/page";

    private static TestRequest link() {
        return documentRequest().header("Referer", SATELLITE);
    }

    private static boolean needsSync(TestRequest request, String... properties) {
        return CrossOriginSync.needsSync(Fixtures.visit(Fixtures.config(properties), request));
    }

    @Test
    void aLinkFromASatelliteNeedsASync() {
        assertThat(needsSync(link())).isTrue();
        assertThat(needsSync(link(), "clerk.publishable-key", DEVELOPMENT.text()))
                .isTrue();
    }

    static Stream<Arguments> noSync() {
        return Stream.of(
                arguments("a frame", link().header("Sec-Fetch-Dest", "iframe")),
                arguments("an old browser", link().without("Sec-Fetch-Dest").header("Accept", "text/html")),
                arguments(
                        "a form",
                        new TestRequest("POST", "https://app.example.com/page")
                                .header("Sec-Fetch-Dest", "document")
                                .header("Referer", SATELLITE)),
                arguments("already redirected", link().redirectCount(1)),
                arguments("no referer", link().without("Referer")),
                arguments("an unreadable referer", link().header("Referer", "satellite")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noSync")
    void needsNoSync(String condition, TestRequest request) {
        assertThat(needsSync(request)).isFalse();
    }

    @Test
    void onASatelliteNeedsNoSync() {
        ClerkConfig satellite = Fixtures.satellite("https://primary.example/sign-in");

        assertThat(CrossOriginSync.needsSync(Fixtures.visit(satellite, link()))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "same origin, https://app.example.com/other, false",
        "same origin with its port, https://app.example.com:443/other, false",
        "another port, https://app.example.com:8443/, true",
        "another scheme, http://app.example.com/, true",
        "Frontend API, https://clerk.example.com/v1/client, false",
        "Frontend API on any port, http://clerk.example.com:8080/, false",
        "a host below the Frontend API, https://a.clerk.example.com/, true",
        "own Account Portal, https://accounts.example.com/sign-in, false",
        "own Account Portal on another port, https://accounts.example.com:8443/, true",
        "own Account Portal without TLS, http://accounts.example.com/, true",
        // Anyone can have a development portal: in production they prove nothing.
        "a development portal in production, https://evil.accounts.dev/, true",
        "a legacy development portal in production, https://accounts.evil.lcl.dev/, true",
    })
    void inProductionClerksOwnPagesAreNoSatellites(String referer, String url, boolean sync) {
        assertThat(needsSync(documentRequest().header("Referer", url))).isEqualTo(sync);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Frontend API, https://foo-bar-13.clerk.accounts.dev/, false",
        "own Account Portal, https://foo-bar-13.accounts.dev/, false",
        "a development portal, https://other.accounts.dev/, false",
        "a development portal on any port, http://other.accounts.dev:8080/, false",
        "a staging portal, https://other.accountsstage.dev/, false",
        "a local portal, https://other.accounts.lclclerk.com/, false",
        "a legacy portal, https://accounts.foo.lcl.dev/, false",
        "a legacy staging portal, https://accounts.foo.lclstage.dev/, false",
        "a legacy local portal, https://accounts.foo.lclclerk.com/, false",
        "a legacy site that is no portal, https://foo.lcl.dev/, true",
        "another Frontend API, https://other.clerk.accounts.dev/, true",
        "another staging Frontend API, https://other.clerk.accountsstage.dev/, true",
        "another local Frontend API, https://other.clerk.accounts.lclclerk.com/, true",
        "a name without the dot, https://evilaccounts.dev/, true",
        "a name that goes on, https://other.accounts.dev.evil.example/, true",
        "a legacy name that goes on, https://accounts.foo.lcl.dev.evil.example/, true",
    })
    void inDevelopmentPortalsAreNoSatellites(String referer, String url, boolean sync) {
        assertThat(needsSync(documentRequest().header("Referer", url), "clerk.publishable-key", DEVELOPMENT.text()))
                .isEqualTo(sync);
    }

    /** Behind a proxy the Frontend API has the proxy's name, and an Account Portal's does not follow from it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "proxy, https://clerk.proxy.example/other, false",
        "Frontend API, https://clerk.example.com/, true",
        "Account Portal of the proxy's name, https://accounts.proxy.example/, true",
        "Account Portal, https://accounts.example.com/, true",
    })
    void behindAProxyOnlyTheProxyIsClerks(String referer, String url, boolean sync) {
        assertThat(needsSync(
                        documentRequest().header("Referer", url), "clerk.proxy-url", "https://clerk.proxy.example/api"))
                .isEqualTo(sync);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "clerk.example.com, https://accounts.example.com",
        "https://clerk.example.com, https://accounts.example.com",
        "foo-bar-13.clerk.accounts.dev, https://foo-bar-13.accounts.dev",
        "foo-bar-13.clerk.accountsstage.dev, https://foo-bar-13.accountsstage.dev",
        "clerk.clerk.example.com, https://accounts.clerk.example.com",
        "api.example.com, https://api.example.com",
    })
    void theAccountPortalsNameFollowsFromTheFrontendApis(String frontendApi, String portal) {
        assertThat(AccountPortal.of(frontendApi)).isEqualTo(portal);
    }
}
