package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.backend.MachineKind;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.MachineResult;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.MachineTokens;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A machine's token in the Authorization header, verified on demand and at most once per request: a stranger cannot make us call Clerk
 * for a resource that accepts no machines.
 */
public final class MachineCheck {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta");

    private final @Nullable String token;
    private final MachineTokenVerifier verifier;
    private @Nullable Optional<MachineKind> kind;
    private volatile @Nullable MachineResult result;

    /** A lock, not {@code synchronized}: a virtual thread that waits inside a monitor pins its carrier thread. */
    private final Lock lock = new ReentrantLock();

    /** @param token of the Authorization header, or null */
    private MachineCheck(@Nullable String token, MachineTokenVerifier verifier) {
        this.token = token;
        this.verifier = verifier;
    }

    public static MachineCheck of(Visit visit, MachineTokenVerifier verifier) {
        return new MachineCheck(visit.bearerToken(), verifier);
    }

    /** The outcome of a check. */
    public sealed interface Answer {
        /** The session decides, or its absence. */
        record AskTheSession() implements Answer {}

        record Verified(Machine machine) implements Answer {}

        /**
         * The token is not accepted.
         *
         * @param kind of token, as Clerk's SDK names it; null if several kinds are accepted and this one is not
         */
        record Refused(@Nullable TokenType kind, AuthReason reason, String message, boolean clerkUnavailable)
                implements Answer {}
    }

    private static final Answer ASK_THE_SESSION = new Answer.AskTheSession();

    /** Verifies the machine token if its kind is accepted. */
    public Answer ask(AcceptedTokens accepted) {
        if (accepted.isSessionAlone()) {
            return ASK_THE_SESSION;
        }
        MachineKind found = found();
        if (!accepted.contains(found == null ? TokenType.SESSION : found.tokenType())) {
            return mismatch(accepted);
        }
        if (found == null || token == null) {
            return ASK_THE_SESSION;
        }
        MachineResult known = verified(found, token);
        return known instanceof MachineResult.Verified verified
                ? new Answer.Verified(verified.machine())
                : refused((MachineResult.Refused) known);
    }

    private MachineResult verified(MachineKind found, String token) {
        lock.lock();
        try {
            MachineResult known = result;
            if (known == null) {
                known = verifier.verify(found, token);
                result = known;
                if (known instanceof MachineResult.Refused refused && refused.clerkUnavailable()) {
                    LOG.warning(
                            "machine " + refused.message(),
                            "A machine's token could not be verified: " + refused.message());
                }
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Answer mismatch(AcceptedTokens accepted) {
        if (accepted.several()) {
            return new Answer.Refused(null, AuthReason.TOKEN_TYPE_MISMATCH, "", false);
        }
        TokenType wanted = accepted.kinds().iterator().next();
        AuthReason reason = token == null ? AuthReason.NO_TOKEN_IN_HEADER : AuthReason.TOKEN_TYPE_MISMATCH;
        return new Answer.Refused(wanted, reason, "", false);
    }

    private static Answer refused(MachineResult.Refused why) {
        return new Answer.Refused(why.kind().tokenType(), why.reason(), why.message(), why.clerkUnavailable());
    }

    /** Returns the kind of the machine's token, or null if the header has none. */
    private @Nullable MachineKind found() {
        Optional<MachineKind> known = kind;
        if (known == null) {
            known = token == null ? Optional.empty() : Optional.ofNullable(MachineTokens.kindOf(token));
            kind = known;
        }
        return known.orElse(null);
    }

    /** Returns true if the header has what looks like a machine's token. */
    boolean bringsMachine() {
        return found() != null;
    }

    /** Returns true if the header has an OAuth token: its sender can be told where to get a better one. */
    boolean bringsOAuth() {
        MachineKind found = found();
        return token != null && found != null && MachineTokens.verifiedAs(found, token) == MachineKind.OAUTH;
    }

    /** Returns the outcome of verifying, or empty if nothing has asked for it. */
    public Optional<MachineResult> result() {
        return Optional.ofNullable(result);
    }
}
