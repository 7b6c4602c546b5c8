package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.RawHttp.Answer;
import io.github.clerkjakarta.wire.FreePort;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code #{clerk.script}} in JSP and Facelets, with the servlet filter on their path and without. */
class PagesIT {
    private static final Pattern NONCE = Pattern.compile("<script nonce=\"([^\"]+)\"");

    private static Emulator clerk;
    private static LibertyServer server;

    @BeforeAll
    static void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
        int port = FreePort.get();
        String jsp = "<!doctype html><head>${pageContext.response.setHeader('Content-Security-Policy',"
                + " clerk.contentSecurityPolicy)}${clerk.script}</head>";
        String facelets =
                "<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:h=\"jakarta.faces.html\"><h:head>"
                        + "<h:outputText value=\"#{clerk.script}\" escape=\"false\"/></h:head><h:body/></html>";
        String webXml = War.webXml("<listener><listener-class>io.github.clerkjakarta.servlet.ClerkServletListener"
                + "</listener-class></listener><servlet><servlet-name>faces</servlet-name><servlet-class>"
                + "jakarta.faces.webapp.FacesServlet</servlet-class></servlet><servlet-mapping><servlet-name>faces"
                + "</servlet-name><url-pattern>*.xhtml</url-pattern></servlet-mapping>");
        Map<String, String> files = Map.of(
                "page.jsp", jsp,
                "known/page.jsp", jsp,
                "page.xhtml", facelets,
                "known/page.xhtml", facelets,
                "known/user.jsp", "${currentUser.user.firstName} ${currentUser.user.primaryEmailAddress.emailAddress}",
                "known/private.jsp", "${currentUser.user.privateMetadata}",
                "known/bye.jsp", "${auth.signOut()}signed in: ${auth.authenticated}",
                "WEB-INF/web.xml", webXml);
        String application = "    <webApplication location=\"pages.war\" contextRoot=\"/shop\"><appProperties>"
                + "<property name=\"clerk.sign-in-url\" value=\"SIGN_IN\"/>"
                + "<property name=\"clerk.servlet-filter.patterns\" value=\"~/known/(.*)\"/></appProperties></webApplication>\n";
        String tilde = application.replace("contextRoot=\"/shop\"", "name=\"tilde\" contextRoot=\"/tilde\"");
        server = LibertyServer.named("pages-it")
                .port(port)
                .serverXml(LibertyServer.sample()
                        .replaceAll("    <webApplication.*\n", "")
                        .replace(
                                "</featureManager>",
                                "    <feature>pages-3.1</feature>\n        <feature>faces-4.0</feature>\n    </featureManager>")
                        .replace(
                                "</server>",
                                application.replace("SIGN_IN", "/shop/sign-in") + tilde.replace("SIGN_IN", "~/sign-in")
                                        + "</server>"))
                .properties(Demo.properties(clerk, port))
                .application("pages.war", War.of("pages", "all", List.of("publicroutes"), files))
                .applications(2)
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        clerk.close();
    }

    private static Answer get(String path, String... headers) {
        return RawHttp.send(server.port(), "GET", path, headers);
    }

    private static String nonce(String html) {
        Matcher matcher = NONCE.matcher(html);
        assertThat(matcher.find()).as(html).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/page.jsp", "/shop/page.xhtml"})
    void aPageThatTheFilterDoesNotSeeHasTheTags(String path) {
        Answer page = get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("src=\"" + clerk.frontendApiUrl() + "/npm/@clerk/clerk-js@6/dist/clerk.browser.js\"")
                .contains("\"signInUrl\":\"/shop/sign-in\"")
                .doesNotContain("clerk-initial-state");
        assertThat(nonce(get(path).body())).isNotEqualTo(nonce(page.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/known/page.jsp", "/shop/known/page.xhtml", "/tilde/known/page.jsp"})
    void aPageThatItSeesKnowsWhoIsThere(String path) {
        String token = clerk.sessionToken("user_ada", "http://localhost:" + server.port());

        Answer page = get(path, "Authorization: Bearer " + token);

        assertThat(page.body())
                .contains("\"userId\":\"user_ada\"")
                .contains("dataset.clerk = 'signed-in'")
                .contains("\"signInUrl\":\"" + path.substring(0, path.indexOf('/', 1)) + "/sign-in\"");
    }

    @Test
    void pagesReadTheUsersRecordButNoPrivateMetadata() {
        String token = clerk.sessionToken("user_ada", "http://localhost:" + server.port());

        assertThat(get("/shop/known/user.jsp", "Authorization: Bearer " + token).body())
                .isEqualTo("Ada ada@example.com");
        assertThat(get("/shop/known/private.jsp", "Authorization: Bearer " + token)
                        .status())
                .as("there is no such property")
                .isEqualTo(500);
    }

    @Test
    void aPageSignsOut() {
        String token = clerk.sessionToken("user_ada", "http://localhost:" + server.port());

        Answer page = get("/shop/known/bye.jsp", "Authorization: Bearer " + token, "Cookie: __session=" + token);

        assertThat(page.body()).contains("signed in: false");
        assertThat(page.headers())
                .as("Liberty writes it in its own words")
                .anyMatch(line -> line.startsWith("Set-Cookie: __session=\"\"; ") && line.contains("Max-Age=0; "));
        assertThat(page.header("Cache-Control")).startsWith("no-store");
    }

    @Test
    void thePolicyNamesTheNonceOfTheTags() {
        Answer page = get("/shop/page.jsp");

        assertThat(page.header("Content-Security-Policy")).contains("'nonce-" + nonce(page.body()) + "'");
    }

    @Test
    void whereNobodyKnowsWhatTildeStandsForIsAnError() {
        Answer page = get("/tilde/page.jsp");

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).doesNotContain("<script");
        assertThat(server.log()).contains("Name the page's path in clerk.servlet-filter.patterns");
    }
}
