package io.github.clerkjakarta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long ago the user of a session proved who they are: the {@code fva} claim.
 *
 * @param firstFactor null where the first factor was never verified in this session
 * @param secondFactor null where the user has no second factor, or it was never verified in this session
 * @see <a href="https://clerk.com/docs/guides/sessions/session-tokens">Clerk: session tokens</a>
 */
public record FactorVerificationAge(
        @Nullable Duration firstFactor, @Nullable Duration secondFactor) {}
