package io.github.clerkjakarta;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the RS256 signatures that are checked until it is closed. The runtime's own provider does the work. */
public final class SignatureCount implements AutoCloseable {
    private static final AtomicInteger CHECKED = new AtomicInteger();
    private static final String NAME = "SignatureCount";

    private SignatureCount() {}

    public static SignatureCount begin() {
        CHECKED.set(0);
        Security.insertProviderAt(new Counting(), 1);
        return new SignatureCount();
    }

    /** Returns the number of signatures that were checked since the last call. */
    public int taken() {
        return CHECKED.getAndSet(0);
    }

    @Override
    public void close() {
        Security.removeProvider(NAME);
    }

    private static final class Counting extends Provider {
        private static final long serialVersionUID = 1L;

        Counting() {
            super(NAME, "1", "Counts");
            put("Signature.SHA256withRSA", Rs256.class.getName());
        }
    }

    /** Public, because the JDK makes it. */
    public static final class Rs256 extends SignatureSpi {
        private final Signature real;

        public Rs256() throws NoSuchAlgorithmException, NoSuchProviderException {
            real = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            real.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            real.initSign(key);
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            real.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
            real.update(bytes, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return real.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            CHECKED.incrementAndGet();
            return real.verify(signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
