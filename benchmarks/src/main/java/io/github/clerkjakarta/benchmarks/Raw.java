package io.github.clerkjakarta.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/** A token's signature, ready to be verified with the JDK alone. */
final class Raw {
    private final byte[] content;
    private final byte[] signature;

    Raw(String token) {
        int dot = token.lastIndexOf('.');
        content = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    }

    boolean verify() throws GeneralSecurityException {
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(Signed.key());
        check.update(content);
        return check.verify(signature);
    }
}
