package io.github.clerkjakarta.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Emulator clerk;

    @BeforeEach
    void start() throws IOException {
        clerk = Emulator.start(Emulator.options());
    }

    @AfterEach
    void stop() {
        clerk.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(clerk.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> backend(String path) throws Exception {
        return get(path, "Authorization", "Bearer " + clerk.secretKey());
    }

    private static JsonObject json(HttpResponse<String> response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    private static String error(HttpResponse<String> response) {
        return json(response).getJsonArray("errors").getJsonObject(0).getString("code");
    }

    static JsonObject claims(String token) {
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return Json.createReader(new StringReader(payload)).readObject();
    }

    @Test
    void keysAreForTheSecretKeyOnly() throws Exception {
        assertThat(json(backend("/v1/jwks")).getJsonArray("keys")).hasSize(1);

        HttpResponse<String> refused = get("/v1/jwks", "Authorization", "Bearer sk_test_other");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(error(refused)).isEqualTo("clerk_key_invalid");
    }

    @Test
    void aHandshakeComesBackWithANonceThatIsGoodOnce() throws Exception {
        HttpResponse<String> answer =
                get("/__clerk/v1/client/handshake?format=nonce&redirect_url=http%3A%2F%2Flocalhost%3A1%2Fx%3Fa%3D1");

        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(location).startsWith("http://localhost:1/x?a=1&__clerk_handshake_nonce=");
        String path = "/v1/clients/handshake_payload?nonce=" + location.substring(location.lastIndexOf('=') + 1);
        assertThat(json(backend(path)).getJsonArray("directives").toString())
                .contains("__client_uat=0", "__clerk_db_jwt=dvb_", "__session=;");
        assertThat(backend(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aHandshakeComesBackWithAToken() throws Exception {
        HttpResponse<String> answer = get("/__clerk/v1/client/handshake?redirect_url=http%3A%2F%2Flocalhost%3A1%2F");

        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(claims(location.substring(location.indexOf('=') + 1)).getJsonArray("handshake"))
                .hasSize(6);
    }

    @Test
    void badRequestsGetClerksErrors() throws Exception {
        assertThat(error(get("/__clerk/v1/client/handshake"))).isEqualTo("form_param_missing");
        assertThat(error(get("/__clerk/v1/client/handshake?redirect_url=javascript%3A1")))
                .isEqualTo("url_invalid");
        assertThat(error(get("/__clerk/v1/nothing"))).isEqualTo("resource_not_found");
        assertThat(error(backend("/v1/users/nobody"))).isEqualTo("resource_not_found");
    }

    @Test
    void aTokenSaysWhatTheSeedSays() {
        JsonObject claims = claims(clerk.sessionToken("user_ada", "http://localhost:1"));

        assertThat(claims.getString("azp")).isEqualTo("http://localhost:1");
        assertThat(claims.getJsonObject("o").getString("rol")).isEqualTo("admin");
        assertThat(claims.getString("fea")).isEqualTo("o:invoices,o:reports");
        assertThat(claims.getJsonObject("o").getString("per")).isEqualTo("create,read");
        assertThat(claims.getJsonObject("o").getString("fpm")).isEqualTo("3,2");
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(60);
    }

    @Test
    void anExpiredTokenIsRefreshedForTheRightRefreshTokenOnly() throws Exception {
        String sessionId =
                claims(clerk.sessionToken("user_ada", "http://localhost:1")).getString("sid");
        HttpRequest request = HttpRequest.newBuilder(URI.create(clerk.url() + "/v1/sessions/" + sessionId + "/refresh"))
                .header("Authorization", "Bearer " + clerk.secretKey())
                .POST(BodyPublishers.ofString("{\"refresh_token\":\"rt_other\"}"))
                .build();

        HttpResponse<String> refused = client.send(request, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(error(refused)).isEqualTo("invalid_refresh_token");
    }

    @Test
    void theSigningKeySurvivesARestart(@TempDir Path data) throws Exception {
        Emulator.Options options = Emulator.options().data(data);
        List<String> keys = new java.util.ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clerk.close();
            clerk = Emulator.start(options);
            keys.add(backend("/v1/jwks").body());
        }

        assertThat(keys.get(1)).isEqualTo(keys.get(0));
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertThatThrownBy(() -> Emulator.start(Emulator.options().host("0.0.0.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a loopback address");
    }

    @Test
    void clerkJsIsWhereClerkHasIt() throws Exception {
        assumeTrue(Emulator.hasClerkJs(), "built without npm");

        HttpResponse<String> script = get("/__clerk/npm/@clerk/clerk-js@6/dist/clerk.browser.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(get("/npm/@clerk/ui@1/dist/ui.browser.js").statusCode()).isEqualTo(200);
        assertThat(get("/npm/@clerk/ui@1/dist/nothing.js").statusCode()).isEqualTo(404);
        assertThat(get("/npm/@clerk/ui@1/dist/../../../seed.json").statusCode()).isEqualTo(404);
        assertThat(get("/sign-in").body()).contains("Clerk.mountSignIn(").contains("<noscript>");
    }

    @Test
    void pagesEscapeWhatTheyAreSent() throws Exception {
        HttpResponse<String> page = get("/sign-in?redirect_url=%22%3E%3Cscript%3E");

        assertThat(page.body()).doesNotContain("\"><script>");
    }

    private static HttpResponse<String> send(HttpClient browser, String url, @Nullable String form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void whoIsSignedInIsSentBackAtOnce() throws Exception {
        String page = clerk.signInUrl() + "?redirect_url=http%3A%2F%2Flocalhost%3A1%2Fx&__clerk_db_jwt=dvb_1";

        assertThat(send(client, page, null).statusCode()).isEqualTo(200);
        send(client, page, "email=ada%40example.com&password=ada");

        assertThat(location(send(client, page, null))).isEqualTo("http://localhost:1/x?__clerk_db_jwt=dvb_1");
    }

    /** As a primary in development answers a satellite. */
    @Test
    void aSatellitesVisitorIsSentBackWithTheBrowsersName() throws Exception {
        String asked = clerk.signInUrl()
                + "?__clerk_redirect_url=http%3A%2F%2Flocalhost%3A1%2Fx%3F__clerk_synced%3Dfalse%26a%3D1";

        HttpResponse<String> known = get(asked.substring(clerk.url().length()), "Cookie", "__clerk_db_jwt=dvb_1");
        HttpResponse<String> unknown = send(client, asked, null);

        assertThat(known.statusCode()).isEqualTo(307);
        assertThat(location(known)).isEqualTo("http://localhost:1/x?a=1&__clerk_db_jwt=dvb_1&__clerk_synced=true");
        String name = location(unknown).replaceFirst(".*__clerk_db_jwt=(dvb_[^&]+).*", "$1");
        assertThat(unknown.headers().allValues("Set-Cookie"))
                .as("the next answer is of the same browser")
                .containsExactly("__clerk_db_jwt=" + name + "; Path=/; SameSite=Lax");
    }

    @Test
    void whoSignsInIsTheBrowserThatTheSatelliteAsksFor() throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        send(
                browser,
                clerk.signInUrl() + "?redirect_url=http%3A%2F%2Flocalhost%3A1%2F&__clerk_db_jwt=dvb_1",
                "email=ada%40example.com&password=ada");

        assertThat(location(
                        send(browser, clerk.signInUrl() + "?__clerk_redirect_url=http%3A%2F%2Flocalhost%3A1%2F", null)))
                .isEqualTo("http://localhost:1/?__clerk_db_jwt=dvb_1&__clerk_synced=true");
    }

    @Test
    void nobodyIsSentToWhatIsNoHttpUrl() throws Exception {
        for (String place : List.of("javascript%3Aalert(1)", "%2Fx", "http%3A%2F%2F")) {
            HttpResponse<String> answer = send(client, clerk.signInUrl() + "?__clerk_redirect_url=" + place, null);

            assertThat(answer.statusCode()).as(place).isEqualTo(400);
            assertThat(location(answer)).isEmpty();
        }
    }

    @Test
    void inProductionTheHostedPageAnswersNoSatellite() throws Exception {
        try (Emulator production =
                Emulator.start(Emulator.options().seed(Seed.standard().inProduction()))) {
            assertThat(send(
                                    client,
                                    production.signInUrl() + "?__clerk_redirect_url=http%3A%2F%2Flocalhost%3A1%2F",
                                    null)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theHostedPagesKnowTheirOwnBrowser() throws Exception {
        send(client, clerk.signInUrl() + "?__clerk_db_jwt=dvb_1", "email=ada%40example.com&password=ada");

        get("/sign-out", "Cookie", "__clerk_db_jwt=dvb_1");

        assertThat(send(
                                client,
                                clerk.signInUrl() + "?redirect_url=http%3A%2F%2Flocalhost%3A1%2F&__clerk_db_jwt=dvb_1",
                                null)
                        .statusCode())
                .as("signed out: the form is shown")
                .isEqualTo(200);
    }

    @Test
    void inProductionASatelliteLearnsOfTheBrowserFromThePrimary() throws Exception {
        try (Emulator production =
                Emulator.start(Emulator.options().seed(Seed.standard().inProduction()))) {
            HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            HttpResponse<String> back = send(
                    browser,
                    production.signInUrl("localhost") + "?redirect_url=http%3A%2F%2Flocalhost%3A1%2F",
                    "email=ada%40example.com&password=ada");
            assertThat(production.publishableKey()).startsWith("pk_live_");
            assertThat(location(back)).as("no development browser").isEqualTo("http://localhost:1/");
            assertThat(back.headers().allValues("Set-Cookie")).anyMatch(line -> line.startsWith("__session=ey"));

            String handshake = production.frontendApiUrl("127.0.0.1")
                    + "/v1/client/handshake?format=nonce&__clerk_hs_reason=satellite-needs-syncing"
                    + "&redirect_url=http%3A%2F%2F127.0.0.1%3A1%2Fx";
            HttpResponse<String> toPrimary = send(browser, handshake, null);
            HttpResponse<String> toSatellite = send(browser, location(toPrimary), null);
            HttpResponse<String> home = send(browser, location(toSatellite), null);

            assertThat(location(toPrimary)).startsWith(production.frontendApiUrl("localhost") + "/v1/client/ticket?");
            assertThat(location(home)).isEqualTo("http://127.0.0.1:1/x?__clerk_synced=true");
            assertThat(home.headers().allValues("Set-Cookie"))
                    .anyMatch(line -> line.startsWith("__clerk_handshake_nonce="));
        }
    }
}
