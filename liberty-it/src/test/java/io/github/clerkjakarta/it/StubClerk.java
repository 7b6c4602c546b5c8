package io.github.clerkjakarta.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * A Backend API that can fail in every way, and the key of an instance. The first part of a path selects its behaviour.
 */
final class StubClerk implements AutoCloseable {
    static final String KID = "ins_test";

    private final KeyPair keys = keyPair();
    private final KeyPair otherKeys = keyPair();
    private final HttpServer server;

    StubClerk() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param manner {@code good}, {@code failing} or {@code wrongkey} */
    String url(String manner) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + manner;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.startsWith("/failing")) {
            send(exchange, 500, "{}");
        } else if (path.startsWith("/wrongkey")) {
            send(exchange, 401, error("clerk_key_invalid"));
        } else if (path.endsWith("/v1/jwks")) {
            send(exchange, 200, jwks());
        } else if (path.endsWith("/refresh")) {
            refresh(exchange, body);
        } else {
            send(exchange, 404, error("resource_not_found"));
        }
    }

    private void refresh(HttpExchange exchange, String body) throws IOException {
        if (body.contains("says-nothing")) {
            send(exchange, 200, "{\"object\":\"token\",\"cookies\":[]}");
        } else if (body.contains("brings-garbage")) {
            send(exchange, 200, "{\"object\":\"token\",\"cookies\":[\"__session=garbage; Path=/\"]}");
        } else {
            send(exchange, 400, "{}");
        }
    }

    private static String error(String code) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"no\"}]}";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"n\":\""
                + base64(unsigned(key.getModulus())) + "\",\"e\":\"" + base64(unsigned(key.getPublicExponent()))
                + "\"}]}";
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** Returns the value of {@code clerk.jwt-key} in one line. */
    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\\n"
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "\\n-----END PUBLIC KEY-----";
    }

    String token(String header, String payload) {
        return signed(header, payload, keys);
    }

    String tokenOfAnotherKey(String header, String payload) {
        return signed(header, payload, otherKeys);
    }

    private static String signed(String header, String payload, KeyPair by) {
        String content = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(by.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
