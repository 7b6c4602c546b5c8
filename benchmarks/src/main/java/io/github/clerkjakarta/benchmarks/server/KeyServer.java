package io.github.clerkjakarta.benchmarks.server;

import com.sun.net.httpserver.HttpServer;
import io.github.clerkjakarta.benchmarks.Signed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Serves the public key of the tokens, for Open Liberty's MicroProfile JWT. */
final class KeyServer implements AutoCloseable {
    private final HttpServer server;

    KeyServer() throws IOException {
        byte[] keys = jwks().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static String jwks() {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + Signed.KEY_ID
                + "\",\"n\":\""
                + number(Signed.key().getModulus()) + "\",\"e\":\""
                + number(Signed.key().getPublicExponent()) + "\"}]}";
    }

    private static String number(java.math.BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
