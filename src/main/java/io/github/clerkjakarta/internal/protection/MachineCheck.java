package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.log.LimitedLog;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import io.github.clerkjakarta.internal.token.MachineResult;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a machine token in the Authorization header on demand, at most once per request: a stranger cannot make us
 * call Clerk for a resource that accepts no machines.
 */
public final class MachineCheck {
    private static final LimitedLog LOG = LimitedLog.named("io.github.clerkjakarta");

    private final @Nullable MachineToken token;
    private final MachineTokenVerifier verifier;
    private volatile @Nullable MachineResult result;

    /** A lock, not {@code synchronized}: a virtual thread that waits inside a monitor pins its carrier thread. */
    private final Lock lock = new ReentrantLock();

    private MachineCheck(@Nullable Bearer bearer, MachineTokenVerifier verifier) {
        this.token = bearer == null
                ? null
                : bearer.<@Nullable MachineToken>match(session -> null, jwt -> jwt, opaque -> opaque);
        this.verifier = verifier;
    }

    public static MachineCheck of(Visit visit, MachineTokenVerifier verifier) {
        return new MachineCheck(visit.bearer(), verifier);
    }

    /** The outcome of a check. */
    sealed interface Decision {
        <T> T match(
                Supplier<? extends T> askTheSession,
                Function<? super Accepted, ? extends T> accepted,
                Function<? super Rejected, ? extends T> rejected);

        /** The session decides, or its absence. */
        record AskTheSession() implements Decision {
            @Override
            public <T> T match(
                    Supplier<? extends T> askTheSession,
                    Function<? super Accepted, ? extends T> accepted,
                    Function<? super Rejected, ? extends T> rejected) {
                return askTheSession.get();
            }
        }

        record Accepted(Machine machine) implements Decision {
            @Override
            public <T> T match(
                    Supplier<? extends T> askTheSession,
                    Function<? super Accepted, ? extends T> accepted,
                    Function<? super Rejected, ? extends T> rejected) {
                return accepted.apply(this);
            }
        }

        /**
         * The token is of another kind, or was refused.
         *
         * @param clerkUnavailable true if it may be good, but Clerk could not be asked
         */
        record Rejected(boolean clerkUnavailable) implements Decision {
            @Override
            public <T> T match(
                    Supplier<? extends T> askTheSession,
                    Function<? super Accepted, ? extends T> accepted,
                    Function<? super Rejected, ? extends T> rejected) {
                return rejected.apply(this);
            }
        }
    }

    private static final Decision ASK_THE_SESSION = new Decision.AskTheSession();

    /** Verifies the machine token if its kind is accepted. */
    Decision ask(AcceptedTokens accepted) {
        if (accepted.isSessionAlone()) {
            return ASK_THE_SESSION;
        }
        if (!accepted.contains(token == null ? TokenType.SESSION : token.kind().tokenType())) {
            return new Decision.Rejected(false); // of another kind
        }
        return token == null
                ? ASK_THE_SESSION
                : verified(token)
                        .match(
                                verified -> new Decision.Accepted(verified.machine()),
                                refused -> new Decision.Rejected(refused.clerkUnavailable()));
    }

    private MachineResult verified(MachineToken token) {
        lock.lock();
        try {
            MachineResult known = result;
            if (known == null) {
                known = verifier.verify(token);
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

    /** Returns true if the header has a token that looks like a machine's. */
    boolean bringsMachine() {
        return token != null;
    }

    /** Returns true if the header has an OAuth token: its sender can be told how to get a better one. */
    boolean bringsOAuth() {
        return token != null && token.isOAuth();
    }

    /** Returns the outcome of verifying, or empty if the token was not verified. */
    public Optional<MachineResult> result() {
        return Optional.ofNullable(result);
    }
}
