package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.conformance.Machines.Accepted;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import io.github.clerkjakarta.internal.token.MachineResult;
import java.util.Optional;

/**
 * The library's answer to accepted kinds of token: a machine, the session, or a refusal. The SDK names a refusal's kind and reason;
 * the library tells a caller only what it has verified, so the rest is named here.
 *
 * @param machine the caller, or null
 * @param isSession true if the session decides
 * @param kind of a refusal; null if several kinds are accepted and this one is not
 */
record MachineAnswer(Machine machine, boolean isSession, TokenType kind, String reason, String message) {
    private static final MachineAnswer SESSION = new MachineAnswer(null, true, null, null, null);

    /** @param token in the Authorization header, or an empty text */
    static MachineAnswer of(RequestAuth auth, String token, Accepted accepted) {
        if (accepted.isSessionAlone()) {
            return SESSION;
        }
        Optional<Machine> machine = machine(auth, accepted);
        if (machine.isPresent()) {
            return new MachineAnswer(machine.get(), false, null, null, null);
        }
        TokenType brought = !token.isEmpty() && Bearer.of(token, Fixtures.seen()) instanceof MachineToken machineToken
                ? machineToken.kind().tokenType()
                : TokenType.SESSION;
        if (!accepted.kinds().contains(brought)) {
            return accepted.several()
                    ? refused(null, "token-type-mismatch", "")
                    : refused(
                            accepted.kinds().iterator().next(),
                            token.isEmpty() ? "No token in header" : "token-type-mismatch",
                            "");
        }
        return auth.machineResult()
                .map(result -> (MachineResult.Refused) result)
                .map(why -> refused(why.kind().tokenType(), why.reason().text(), why.message()))
                .orElse(SESSION);
    }

    private static Optional<Machine> machine(RequestAuth auth, Accepted accepted) {
        if (accepted.kinds().isEmpty()) {
            return Optional.empty();
        }
        TokenType[] kinds = accepted.kinds().toArray(TokenType[]::new);
        try {
            Optional<Caller> caller = auth.caller(kinds[0], kinds);
            return caller.filter(Machine.class::isInstance).map(Machine.class::cast);
        } catch (ProtectionException.Unavailable notVerified) {
            return Optional.empty();
        }
    }

    private static MachineAnswer refused(TokenType kind, String reason, String message) {
        return new MachineAnswer(null, false, kind, reason, message);
    }
}
