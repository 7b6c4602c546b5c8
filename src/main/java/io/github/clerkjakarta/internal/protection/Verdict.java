package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.url.Url;

/** The outcome of protection. */
public sealed interface Verdict {

    record Allowed() implements Verdict {}

    /**
     * To sign-in, or where the protection says.
     *
     * @param status 307 or 303
     */
    record RedirectTo(Url location, int status) implements Verdict {}

    /**
     * Nothing is said to be here.
     *
     * @param reason for developers, never for the visitor
     */
    record NotFound(String reason) implements Verdict {}

    /** The caller has none of the roles that a standard annotation names. */
    record Forbidden() implements Verdict {}

    /**
     * Nobody is signed in, and that is said.
     *
     * @param signInUrl where a script can send its user
     * @param challenge the {@code WWW-Authenticate} header
     */
    record Unauthorized(Url signInUrl, String challenge) implements Verdict {}

    /** A machine, of a kind that is accepted. */
    record AllowedMachine(Machine machine) implements Verdict {}

    /**
     * A machine was wanted, and none that may do this makes the request.
     *
     * @param challenge the {@code WWW-Authenticate} header
     */
    record MachineUnauthorized(String challenge) implements Verdict {}

    /** The user has to prove again who they are. */
    record ReverificationNeeded(Reverification reverification) implements Verdict {}

    /** Clerk could not be asked who this is. */
    record Unavailable() implements Verdict {}

    /** Would redirect to sign-in, from where the browser has just come several times. */
    record InALoop(String cause, AuthReason reason) implements Verdict {}

    /** Would redirect, but the request names no host to return to. */
    record Nowhere() implements Verdict {}

    Verdict ALLOWED = new Allowed();
}
