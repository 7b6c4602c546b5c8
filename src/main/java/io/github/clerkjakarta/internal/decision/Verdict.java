package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.config.Url;

/** What protection makes of a request. */
public sealed interface Verdict {

    record Allowed() implements Verdict {}

    /** @param status 307 or 303 */
    record RedirectTo(Url location, int status) implements Verdict {}

    /** @param reason for developers, never for the visitor */
    record NotFound(String reason) implements Verdict {}

    /** @param signInUrl where a script can send its user */
    record Unauthorized(Url signInUrl) implements Verdict {}

    /** Clerk could not be asked who this is. */
    record Unavailable() implements Verdict {}

    Verdict ALLOWED = new Allowed();
}
