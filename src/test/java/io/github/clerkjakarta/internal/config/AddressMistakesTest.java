package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.config.Deployment.Satellite;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.tenant.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each usual mistake in each property with an address: it works as the right spelling does, or the deployment fails and
 * names the right spelling. None signs every visitor out in silence.
 */
class AddressMistakesTest {
    private record Read(ClerkConfig clerk, ApplicationConfig application) {}

    /** @param works true if the value was read as the good one */
    private record Row(String property, String good, boolean several, BiPredicate<Read, String> works) {
        /** A slash at the end of a path is a part of it. */
        boolean isPage() {
            return property.matches("clerk.sign-.*");
        }

        @Override
        public String toString() {
            return property;
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("clerk.authorized-parties", "https://app.example.com", true, AddressMistakesTest::isParty),
            new Row("clerk.authorized-parties", "http://localhost:9080", true, AddressMistakesTest::isParty),
            new Row(
                    "clerk.issuer",
                    "https://clerk.example.com",
                    true,
                    (it, good) -> it.clerk.tokens().issuers().equals(List.of(good))),
            new Row(
                    "clerk.issuer",
                    "https://app.example.com/__clerk",
                    true,
                    (it, good) -> it.clerk.tokens().issuers().equals(List.of(good))),
            new Row(
                    "clerk.allowed-hosts",
                    "app.example.com",
                    true,
                    (it, good) -> it.application.allowedHosts().contains(good)),
            new Row(
                    "clerk.allowed-hosts",
                    "localhost:9080",
                    true,
                    (it, good) -> it.application.allowedHosts().contains(good)),
            new Row(
                    "clerk.allowed-redirect-origins",
                    "https://satellite.example",
                    true,
                    (it, good) ->
                            it.clerk.domains().allowedRedirectOrigins().get(0).matches(Url.parse(good))),
            new Row(
                    "clerk.public-url",
                    "https://app.example.com",
                    false,
                    (it, good) -> it.application.publicOrigin().fixed().origin().equals(good)),
            new Row(
                    "clerk.domain",
                    "satellite.example",
                    false,
                    (it, good) -> ((Satellite) it.clerk.deployment()).domain().equals(good)),
            new Row(
                    "clerk.proxy-url",
                    "https://app.example.com/__clerk",
                    false,
                    (it, good) -> isUrl(it.clerk.frontendApiUrl(""), good)),
            new Row(
                    "clerk.proxy-url",
                    "/__clerk",
                    false,
                    (it, good) -> it.clerk.frontendApiUrl("https://a.example").equals("https://a.example/__clerk")),
            new Row(
                    "clerk.api-url",
                    "https://api.clerk.com",
                    false,
                    (it, good) -> isUrl(it.clerk.keys().apiUrl().toString(), good)),
            new Row(
                    "clerk.sign-in-url",
                    "https://accounts.example.com/sign-in",
                    false,
                    (it, good) -> isUrl(it.clerk.pages().signIn().address().text(), good)),
            new Row(
                    "clerk.sign-in-url",
                    "/sign-in",
                    false,
                    (it, good) -> it.clerk.pages().signIn().address().text().equals(good)),
            new Row(
                    "clerk.sign-in-url",
                    "~/sign-in",
                    false,
                    (it, good) -> it.clerk.pages().signIn().address().text().equals(good)),
            new Row(
                    "clerk.sign-up-url",
                    "https://accounts.example.com/sign-up",
                    false,
                    (it, good) -> isUrl(it.clerk.pages().signUp().address().text(), good)),
            new Row(
                    "clerk.sign-up-url",
                    "/sign-up",
                    false,
                    (it, good) -> it.clerk.pages().signUp().address().text().equals(good)),
            new Row(
                    "clerk.sign-in-fallback-redirect-url",
                    "/dashboard",
                    false,
                    (it, good) ->
                            it.clerk.pages().signIn().after().fallback().text().equals(good)));

    private static boolean isParty(Read read, String good) {
        return read.clerk.tokens().authorizedParties().equals(List.of(good));
    }

    private static boolean isUrl(String text, String good) {
        return Url.parse(text).equals(Url.parse(good));
    }

    /** A mistaken way to write a value. */
    private enum Mistake {
        SLASH(it -> it + "/"),
        SLASHES(it -> it + "//"),
        NO_SCHEME(it -> it.replaceFirst("^[a-z]+://", "")),
        HALF_A_SCHEME(it -> it.replaceFirst("://", ":/")),
        RELATIVE_SCHEME(it -> it.replaceFirst("^[a-z]+://", "//")),
        ADDED_SCHEME(it -> it.matches("[a-z].*") && !it.contains("://") ? "https://" + it : it),
        UPPER_CASE_SCHEME(it -> it.replaceFirst("^http", "HTTP").replaceFirst("^HTTPs", "HTTPS")),
        UPPER_CASE_HOST(it ->
                it.replace("app.", "App.").replace("localhost", "LocalHost").replace("example", "Example")),
        DEFAULT_PORT(
                it -> it.matches("(https://)?[a-z.]+(/.*)?") ? it.replaceFirst("^((https://)?[a-z.]+)", "$1:443") : it),
        DEFAULT_PORT_OF_HTTP(it -> it.matches("http://[a-z.]+") ? it + ":80" : it),
        ZERO_IN_PORT(it -> it.replace(":9080", ":09080")),
        USER(it -> it.replace("://", "://ada:hush@")),
        QUOTED("\"%s\""::formatted),
        QUOTED_ONCE("'%s'"::formatted),
        JSON_LIST("[\"%s\"]"::formatted),
        LIST("[%s]"::formatted),
        TRAILING_COMMA("%s,"::formatted),
        LEADING_COMMA(",%s"::formatted),
        SEMICOLON("%s;"::formatted),
        QUERY("%s?a=b"::formatted),
        FRAGMENT("%s#a"::formatted),
        PATH("%s/a"::formatted),
        BLANKS("  %s\t "::formatted),
        PATTERN("%s(.*)"::formatted),
        STAR("%s/*"::formatted),
        ENCODED_HOST(it -> it.matches("~?/.*") ? it : it.replace("a", "%61"));

        final UnaryOperator<String> write;

        Mistake(UnaryOperator<String> write) {
            this.write = write;
        }
    }

    /** Mistakes after which the text means another address than the good one, or the same. */
    private static final List<String> MEANS_ANOTHER =
            List.of("PATH", "QUERY", "FRAGMENT", "STAR", "PATTERN", "SLASHES");

    static Stream<Arguments> table() {
        return ROWS.stream()
                .flatMap(row -> Stream.of(Mistake.values())
                        .filter(mistake -> !mistake.write.apply(row.good).equals(row.good))
                        .map(mistake -> Arguments.of(row, mistake)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void worksOrNamesTheRightSpelling(Row row, Mistake mistake) {
        String written = mistake.write.apply(row.good);
        Read read;
        try {
            read = read(row.property, written);
        } catch (ClerkConfigurationException wrong) {
            assertThat(wrong.getMessage())
                    .contains(row.property)
                    .matches("(?s).*(Write " + java.util.regex.Pattern.quote(row.good)
                            + "|Wildcards are not supported|is expected|are" + " expected).*")
                    .doesNotContain("hush");
            if (!MEANS_ANOTHER.contains(mistake.name()) && mistake != Mistake.ENCODED_HOST) {
                assertThat(wrong.getMessage()).containsPattern("(?i)Write \\Q" + row.good + "\\E");
            }
            return;
        }
        if (!MEANS_ANOTHER.contains(mistake.name()) && !(mistake == Mistake.SLASH && row.isPage())) {
            assertThat(row.works.test(read, row.good))
                    .as("\"" + written + "\" works")
                    .isTrue();
        } else {
            assertThat(row.property).as("a path or query is possible here").matches(".*-url|clerk.issuer");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void twoValuesAsAJsonList(Row row) {
        if (row.several) {
            assertThat(mistake(row.property, "[\"%s\", \"%s\"]".formatted(row.good, row.good)))
                    .contains("Separate values by blanks or commas", "Write " + row.good + " " + row.good + " instead");
            assertThat(mistake(row.property, row.good + ",," + row.good))
                    .contains("Write " + row.good + " " + row.good + " instead");
            assertThat(mistake(row.property, row.good + ";" + row.good))
                    .contains("Write " + row.good + " " + row.good + " instead");
            assertThat(mistake(row.property, " , ")).contains("empty values");
            assertThatCode(() -> read(row.property, row.good + ", " + row.good + "\n" + row.good))
                    .doesNotThrowAnyException();
        }
    }

    static List<Row> rows() {
        return ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aWildcardIsNone(Row row) {
        String property = row.property;
        if (!property.equals("clerk.allowed-redirect-origins")) {
            assertThat(mistake(property, "*")).contains(property);
            assertThat(mistake(property, "https://*.example.com")).contains(property);
            assertThat(mistake(property, "*.example.com")).contains(property);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aHostThatIsNotAsciiIsWrittenInPunycode(Row row) {
        if (row.good.contains(".")) {
            String host = row.good.replaceFirst("[a-z]+\\.", "stra\u00dfe.");
            assertThat(mistake(row.property, host)).contains(row.property, "xn--");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chrome-extension://abcdefghijklmnop",
                "moz-extension://6e2a04b8-1a2b-4c3d-8e9f-000000000000",
                "capacitor://localhost",
                "ionic://localhost:8100",
                "tauri://localhost",
                "com.example.app://Callback",
                "https://app.example.com",
                "https://app.example.com:8443",
                "https://my_app.example.com",
                "https://xn--bcher-kva.example",
                "http://127.0.0.1:9080",
                "http://[::1]:9080",
                "http://localhost",
            })
    void aParty(String party) {
        assertThat(read("clerk.authorized-parties", party).clerk.tokens().authorizedParties())
                .containsExactly(party);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chrome-extension://abcdef/               | chrome-extension://abcdef",
                "chrome-extension://abcdef/popup.html     | chrome-extension://abcdef",
                "Chrome-Extension://abcdef                | chrome-extension://abcdef",
                "https://ada:hush@app.example.com         | https://app.example.com",
                "HTTPS://APP.EXAMPLE.COM:443/             | https://app.example.com",
                "app.example.com/dashboard                | https://app.example.com",
                "localhost:9080                           | http://localhost:9080",
                "127.0.0.1:9080                           | http://127.0.0.1:9080",
                "http://[::A]                             | http://[::a]",
                "https://app.example.com\\n               | https://app.example.com",
            })
    void aPartyIsSpelledRight(String party, String right) {
        assertThat(mistake("clerk.authorized-parties", party))
                .contains("Write " + right + " instead.")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "app",
                "https://",
                "https:///",
                "https://app.example.com:0",
                "https://app.example.com:65536",
                "https://app.example.com:https",
                "https://127.1",
                "https://1.2.3.256",
                "https://a..b",
                "file:///",
                "chrome-extension://*",
                "chrome-extension://a*",
                "javascript:alert(1)",
                "${PARTIES}",
            })
    void noParty(String party) {
        assertThat(mistake("clerk.authorized-parties", party)).contains("scheme://host[:port]".replace("[:port]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk.sign-in-url", "clerk.authorized-parties", "clerk.api-url"})
    void aKeyInTheWrongPlaceIsNotShown(String property) {
        assertThat(mistake(property, "sk_live_hush")).contains(property).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com:80, app.example.com",
        "app.example.com:443, app.example.com",
        "[::1]:9080, [::1]:9080",
        "app.example.com:8080, app.example.com:8080",
    })
    void anAllowedHost(String written, String asked) {
        assertThat(read("clerk.allowed-hosts", written).application.allowedHosts())
                .contains(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.clerk.com/, https://api.clerk.com/",
        "https://proxy.example/clerk/, https://proxy.example/clerk/",
        "http://localhost:9080, http://localhost:9080/",
    })
    void anApi(String written, String read) {
        assertThat(read("clerk.api-url", written).clerk.keys().apiUrl()).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.clerk.com/v1, https://api.clerk.com",
        "https://api.clerk.com/v1/, https://api.clerk.com",
        "https://proxy.example/clerk/v1, https://proxy.example/clerk",
    })
    void theVersionIsNoPartOfTheApi(String written, String right) {
        assertThat(mistake("clerk.api-url", written)).contains("Write " + right + " instead.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://[::1]:9080, https://[::1]:9080, true",
        "https://*.a.example:*, https://b.a.example:1, true",
        "HTTPS://A.example/, https://a.example, true",
    })
    void anAllowedRedirectOrigin(String written, String url, boolean allowed) {
        assertThat(read("clerk.allowed-redirect-origins", written)
                        .clerk
                        .domains()
                        .allowedRedirectOrigins()
                        .get(0)
                        .matches(Url.parse(url)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://accounts.example.com/#/sign-in", "/sign-in?a=b,c", "~/", "/", "/a/(b", "/x;y"})
    void aPage(String page) {
        if (page.contains("(")) {
            assertThat(mistake("clerk.sign-in-url", page)).contains("clerk.sign-in-url");
        } else {
            assertThat(read("clerk.sign-in-url", page)
                            .clerk
                            .pages()
                            .signIn()
                            .address()
                            .text())
                    .isEqualTo(page);
        }
    }

    /** At an empty context root the first two would be another host's, and the last is relative to each page. */
    @ParameterizedTest
    @ValueSource(strings = {"~//evil.example", "~/\\evil.example", "app.example.com/a?b=c://d"})
    void noPage(String page) {
        assertThat(mistake("clerk.sign-in-url", page)).contains("clerk.sign-in-url is \"");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3001", "localhost:3001", "satellite.example"})
    void aDomainInDevelopment(String domain) {
        Map<String, String> development = new HashMap<>(Map.of(
                "clerk.publishable-key", Fixtures.DEVELOPMENT.text(),
                "clerk.secret-key", "sk_test_hush",
                "clerk.is-satellite", "true",
                "clerk.sign-in-url", "https://primary.example/sign-in",
                "clerk.domain", domain));

        assertThatCode(() -> Configuration.read(Source.of(development)).check(false))
                .doesNotThrowAnyException();

        development.put("clerk.domain", domain + "/a");
        assertThatCode(() -> Configuration.read(Source.of(development)).check(false))
                .hasMessageContaining("clerk.domain");
    }

    private static Read read(String property, String value) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "clerk.publishable-key", "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k",
                "clerk.secret-key", "sk_live_hush"));
        properties.put(property, value);
        if (property.equals("clerk.domain")) {
            properties.put("clerk.is-satellite", "true");
        }
        Configuration configuration = Configuration.read(Source.of(properties));
        configuration.check(false);
        return new Read(configuration.clerk(Options.configured()), configuration.application());
    }

    private static String mistake(String property, String value) {
        try {
            read(property, value);
        } catch (ClerkConfigurationException wrong) {
            return wrong.getMessage();
        }
        throw new AssertionError(property + "=" + value + " is no mistake: " + value.toLowerCase(Locale.ROOT));
    }
}
