package io.github.clerkjakarta.benchmarks.server.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Checks the signature of the bearer token, if there is one, and nothing else. This is the least that checking every signature costs. */
@Provider
@PreMatching
public class RawVerification implements ContainerRequestFilter {
    /** The public key, a file of the application. */
    public static final String KEY_FILE = "key.der";

    private static final int PREFIX = "Bearer ".length();
    private final PublicKey key;

    public RawVerification() throws IOException, GeneralSecurityException {
        try (InputStream file = RawVerification.class.getResourceAsStream("/" + KEY_FILE)) {
            key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(file.readAllBytes()));
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString("Authorization");
        if (header != null && !isGood(header.substring(PREFIX))) {
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
        }
    }

    private boolean isGood(String token) {
        int end = token.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
