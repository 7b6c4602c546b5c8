package io.github.clerkjakarta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time since the user of a session last verified each factor: the token's {@code fva} claim.
 *
 * @param firstFactor the age of the first factor's verification, or null if it was never verified in this session
 * @param secondFactor the age of the second factor's verification, or null if the user has no second factor or never
 *     verified it in this session
 * @see <a href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk: session tokens</a>
 */
public record FactorVerificationAge(
        @Nullable Duration firstFactor, @Nullable Duration secondFactor) {}
