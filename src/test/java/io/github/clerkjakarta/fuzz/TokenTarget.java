package io.github.clerkjakarta.fuzz;

import static io.github.clerkjakarta.fuzz.Target.rule;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.Credential.MachineToken;
import io.github.clerkjakarta.internal.token.MachineResult;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.TokenResult;
import io.github.clerkjakarta.internal.token.TokenVerifier;
import io.github.clerkjakarta.internal.token.TokenVerifier.HandshakeResult;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** A token, as each of the verifiers reads it. What they accept, jose4j must accept, too. */
final class TokenTarget implements Target {
    private static final JsonObject UNKNOWN =
            Json.createObjectBuilder().add("revoked", true).build();

    private final TokenVerifier sessions;
    private final MachineTokenVerifier machines;

    TokenTarget() {
        ClerkConfig config = Fixtures.config("clerk.authorized-parties", "https://app.example.com");
        PemKeys keys = Fixtures.PEM_KEYS;
        this.sessions = new TokenVerifier(config, keys, Fixtures.seen(), Fixtures.CLOCK);
        this.machines =
                new MachineTokenVerifier(config, keys, (kind, token) -> UNKNOWN, Fixtures.seen(), Fixtures.CLOCK);
    }

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public List<String> pieces() {
        return Pieces.of("tokens", "tokens", "escapes");
    }

    @Override
    public String read(String input) {
        String text = Tokens.expanded(input);
        rule(UnverifiedToken.nameOf(text).matches("(jti|sha256) [\\w-]+"), "a token's name is short and plain", text);
        UnverifiedToken token = UnverifiedToken.parse(text);
        Credential.Bearer bearer = Credential.Bearer.of(text, Fixtures.seen());
        String outcome = sessions.verify(token)
                .match(
                        verified -> {
                            String user = verified.token().claims().getString("sub");
                            boolean session = !token.claimsToBeNoSession();
                            rule(!session || user.equals(Judge.userOf(text)), "jose4j reads the same user", text);
                            return "session " + session;
                        },
                        (TokenResult.Refused refused) -> refused.reason().text());
        if (sessions.verifyHandshake(text, Duration.ZERO) instanceof HandshakeResult.Accepted) {
            rule(Judge.isSigned(text), "jose4j finds the handshake signed", text);
            outcome += ", handshake";
        }
        if (bearer instanceof MachineToken machine && machines.verify(machine) instanceof MachineResult.Verified) {
            rule(Judge.isMachine(text), "jose4j finds the machine's token good", text);
            outcome += ", machine";
        }
        return outcome + ", " + bearer.getClass().getSimpleName();
    }
}
