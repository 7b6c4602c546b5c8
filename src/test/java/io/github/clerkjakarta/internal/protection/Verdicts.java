package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.ProtectionException;

/** Reads verdicts. */
final class Verdicts {
    private Verdicts() {}

    /** Returns {@link Verdict#ALLOWED}, the accepted machine or the refusal. */
    static Object told(Verdict verdict) {
        return verdict.match(() -> Verdict.ALLOWED, machine -> machine, refusal -> refusal);
    }

    static String challenge(Object told) {
        return told instanceof ProtectionException.Unauthorized user
                ? user.getChallenge()
                : refusal(told, ProtectionException.MachineUnauthorized.class).getChallenge();
    }

    static String location(Object told) {
        return refusal(told, ProtectionException.Redirect.class).getLocation();
    }

    /** Returns the page that says why a browser goes in circles. */
    static String loopPage(Object told) {
        ProtectionException.Answer answer = refusal(told, ProtectionException.Answer.class);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).startsWith("text/html");
        return answer.getBody();
    }

    private static <T extends ProtectionException> T refusal(Object told, Class<T> type) {
        assertThat(told).isInstanceOf(type);
        return type.cast(told);
    }
}
