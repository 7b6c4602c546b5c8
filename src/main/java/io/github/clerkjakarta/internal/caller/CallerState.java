package io.github.clerkjakarta.internal.caller;

import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.SessionStatus;
import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedOut;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.protection.LoopCounter;
import io.github.clerkjakarta.internal.protection.Protector;
import io.github.clerkjakarta.internal.protection.Verdict;
import io.github.clerkjakarta.internal.token.AuthReason;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The caller of one request. It changes when a machine is accepted and at sign-out, for all views of the request at once. */
final class CallerState {
    private final RequestCalls calls;
    private Settled state;
    private @Nullable Session session;
    private @Nullable Machine machine;
    private Protector protector;
    private BooleanSupplier isDocument;
    private List<String> signOutCookies = List.of();
    private Consumer<String> cookieSink = line -> {};
    private Runnable machineSink = () -> {};

    CallerState(Visit visit, Settled state, RequestCalls calls, LoopCounter loops, BooleanSupplier isDocument) {
        this.calls = calls;
        this.state = state;
        this.session = state instanceof SignedIn signedIn ? new Session(signedIn) : null;
        this.isDocument = isDocument;
        this.protector = new Protector(visit, state, calls.machines(), loops, () -> this.isDocument.getAsBoolean());
    }

    Settled state() {
        return state;
    }

    /** Returns the session, even if it is pending. */
    @Nullable
    Session session() {
        return session;
    }

    /** Returns the session of a signed-in user that is not pending. No other caller has a principal or roles. */
    Optional<UserSession> fullySignedIn() {
        return Optional.<UserSession>ofNullable(session).filter(it -> !isPending(it));
    }

    static boolean isPending(UserSession session) {
        return SessionStatus.PENDING.equals(session.getSessionStatus());
    }

    /** Returns the machine that a protection has accepted. */
    Optional<Machine> machine() {
        return Optional.ofNullable(machine);
    }

    RequestCalls calls() {
        return calls;
    }

    Protector protector() {
        return protector;
    }

    /** @throws ProtectionException if the caller does not meet the protection */
    Caller protect(Protection protection) {
        Optional<Machine> accepted = pass(protector.decide(List.of(protection)));
        return accepted.isPresent() ? accepted.get() : signedIn();
    }

    /** @throws ProtectionException if the caller does not meet the protection, which accepts sessions only */
    UserSession protectSession(Protection protection) {
        pass(protector.decide(List.of(protection)));
        return signedIn();
    }

    private UserSession signedIn() {
        if (session == null) {
            throw new IllegalStateException("No user is signed in, yet the request was allowed.");
        }
        return session;
    }

    /**
     * Lets an allowed request pass.
     *
     * @return the machine, if the verdict is about one
     * @throws ProtectionException if the request is denied
     */
    Optional<Machine> pass(Verdict verdict) {
        return verdict.match(Optional::empty, this::accepted, refusal -> {
            throw refusal;
        });
    }

    private Optional<Machine> accepted(Machine caller) {
        machine = caller;
        machineSink.run();
        return Optional.of(caller);
    }

    void signOut() {
        List<String> removed = calls.signOut(session == null ? null : session.getSessionId());
        if (signOutCookies.isEmpty()) {
            signOutCookies = removed;
            removed.forEach(cookieSink);
        }
        if (session != null) {
            session = null;
            state = new SignedOut(AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
            protector = protector.signedOut(state);
        }
    }

    List<String> signOutCookies() {
        return signOutCookies;
    }

    void enter(BooleanSupplier asksForDocument) {
        isDocument = asksForDocument;
    }

    void sendSignOutCookiesTo(Consumer<String> sink) {
        cookieSink = sink;
    }

    void tellAboutMachine(Runnable sink) {
        machineSink = sink;
    }
}
