package io.github.clerkjakarta.benchmarks.server;

import io.github.clerkjakarta.benchmarks.KeyServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;

/** One server per application: in a shared JVM, one application's load would change the compiled code of another. */
final class Servers implements AutoCloseable {
    static final String OPEN = "/api/open";
    static final String ORDERS = "/api/orders";
    static final String MISSING = "/api/missing";

    private final Map<Variant, LibertyServer> servers = new EnumMap<>(Variant.class);
    private final KeyServer keys = new KeyServer(0);
    private final HttpClient client = HttpClient.newHttpClient();

    Servers(Variant... variants) throws IOException, InterruptedException {
        for (Variant variant : variants) {
            servers.put(variant, variant.server(keys.jwksUrl()).start());
            check(variant);
        }
    }

    LibertyServer get(Variant variant) {
        return servers.get(variant);
    }

    /** Fails if an application does not protect what it should: it would only look fast. */
    private void check(Variant variant) throws IOException, InterruptedException {
        int refusal = switch (variant) {
            case BARE, FLOOR -> 200;
            case RAW, MPJWT -> 401;
            case LIBRARY -> 404;
        };
        expect(200, variant, OPEN, null);
        expect(200, variant, ORDERS, Credential.bearer().first());
        expect(refusal, variant, ORDERS, Credential.brokenBearer().first());
        expect(variant == Variant.RAW ? 200 : refusal, variant, ORDERS, null);
        expect(404, variant, MISSING, null);
        if (variant == Variant.LIBRARY) {
            expect(200, variant, ORDERS, Credential.cookies().first());
            expect(404, variant, ORDERS, Credential.brokenCookies().first());
        }
    }

    private void expect(int status, Variant variant, String path, String header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(get(variant).url(path)));
        for (String line : header == null ? new String[] {Wrk.ACCEPT} : new String[] {Wrk.ACCEPT, header}) {
            int colon = line.indexOf(':');
            request.header(line.substring(0, colon), line.substring(colon + 2));
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != status) {
            throw new IllegalStateException("%s %s answers %d instead of %d to: %s\n%s"
                    .formatted(variant, path, response.statusCode(), status, header, response.body()));
        }
    }

    @Override
    public void close() {
        servers.values().forEach(LibertyServer::close);
        keys.close();
    }
}
