package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.backend.MachineKind;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a request, classified by its form and not verified yet. The form decides who verifies the token,
 * never whether it is good.
 */
public sealed interface Credential {

    /** Returns the token that may be a session's, or null if there is no well-formed one or it is a machine's. */
    @Nullable
    UnverifiedToken sessionToken();

    /** Neither a token in the header nor a session in the cookies. */
    record None() implements Credential {
        @Override
        public @Nullable UnverifiedToken sessionToken() {
            return null;
        }
    }

    /** A session by cookie. */
    record SessionCookie(@Nullable UnverifiedToken sessionToken) implements Credential {}

    /** A token in the Authorization header. It is used before any cookie, however bad it is. */
    sealed interface Bearer extends Credential {

        <T> T match(
                Function<SessionBearer, ? extends T> session,
                Function<MachineJwt, ? extends T> jwt,
                Function<OpaqueToken, ? extends T> opaque);

        /** Classifies a token by its form. Nothing else reads a token of the header. */
        static Bearer of(String text, SeenTokens seen) {
            MachineKind kind = MachineKind.byPrefix(text);
            if (kind != null) {
                return new OpaqueToken(kind, text);
            }
            UnverifiedToken token = seen.read(text);
            MachineKind claimed = token == null ? null : token.claimedMachineKind();
            return token == null || claimed == null || !OpaqueToken.isJwt(text)
                    ? new SessionBearer(token)
                    : new MachineJwt(claimed, token);
        }
    }

    /** A session's token, or one of an unknown form. */
    record SessionBearer(@Nullable UnverifiedToken sessionToken) implements Bearer {
        @Override
        public <T> T match(
                Function<SessionBearer, ? extends T> session,
                Function<MachineJwt, ? extends T> jwt,
                Function<OpaqueToken, ? extends T> opaque) {
            return session.apply(this);
        }
    }

    /** A machine's token. */
    sealed interface MachineToken extends Bearer {
        MachineKind kind();

        /** Returns true for an OAuth token: its sender can be told how to get a better one. */
        boolean isOAuth();

        <T> T match(Function<MachineJwt, ? extends T> jwt, Function<OpaqueToken, ? extends T> opaque);

        @Override
        default <T> T match(
                Function<SessionBearer, ? extends T> session,
                Function<MachineJwt, ? extends T> jwt,
                Function<OpaqueToken, ? extends T> opaque) {
            return match(jwt, opaque);
        }

        @Override
        default @Nullable UnverifiedToken sessionToken() {
            return null;
        }
    }

    /** A JWT that claims to be a machine's: the instance's keys decide. */
    record MachineJwt(MachineKind kind, UnverifiedToken token) implements MachineToken {
        @Override
        public boolean isOAuth() {
            return kind == MachineKind.OAUTH;
        }

        @Override
        public <T> T match(Function<MachineJwt, ? extends T> jwt, Function<OpaqueToken, ? extends T> opaque) {
            return jwt.apply(this);
        }
    }

    /** A machine's token that only Clerk can read. */
    record OpaqueToken(MachineKind kind, String text) implements MachineToken {
        private static final Pattern JWT = Pattern.compile("[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]+\\.[a-zA-Z0-9_-]+");

        static boolean isJwt(String text) {
            return !UnverifiedToken.isTooLong(text) && JWT.matcher(text).matches();
        }

        /**
         * Returns true if the token has the form of a JWT. Clerk's SDK then treats it as one, whatever its prefix, and
         * so refuses it.
         */
        public boolean isWrittenAsJwt() {
            return isJwt(text);
        }

        @Override
        public boolean isOAuth() {
            return kind == MachineKind.OAUTH && !isWrittenAsJwt();
        }

        @Override
        public <T> T match(Function<MachineJwt, ? extends T> jwt, Function<OpaqueToken, ? extends T> opaque) {
            return opaque.apply(this);
        }

        @Override
        public String toString() {
            return "OpaqueToken(hidden)";
        }
    }
}
