package io.github.clerkjakarta.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.container.Reply.Header;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final String JSON = "application/json";

    /** HTTP requires the header of every 401. */
    @Test
    void everyUnauthorizedHasAChallenge() {
        assertThat(challenges(new ProtectionException.Unauthorized("/sign-in"))).isEqualTo("Bearer");
        assertThat(challenges(new ProtectionException.Unauthorized("/sign-in", "Bearer error=\"x\"")))
                .isEqualTo("Bearer error=\"x\"");
        assertThat(challenges(new ProtectionException.MachineUnauthorized(null)))
                .isEqualTo("Bearer");
        assertThat(challenges(new ProtectionException.Answer(401, JSON, "{}"))).isEqualTo("Bearer");
        assertThat(challenges(new ProtectionException.Answer(403, JSON, "{}"))).isEmpty();
    }

    @Test
    void anOAuthChallengeStaysAsItIs() {
        String oauth = "Bearer resource_metadata=\"https://clerk.example.com/.well-known/oauth-protected-resource\"";

        assertThat(challenges(new ProtectionException.MachineUnauthorized(oauth)))
                .isEqualTo(oauth);
    }

    private static String challenges(ProtectionException refusal) {
        return String.join(
                " and ",
                Reply.to(refusal, false).headers().stream()
                        .filter(header -> header.name().equals("WWW-Authenticate"))
                        .map(Header::value)
                        .toList());
    }
}
