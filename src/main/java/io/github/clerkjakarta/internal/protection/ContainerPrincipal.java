package io.github.clerkjakarta.internal.protection;

/** The request's principal as the container shows it: Clerk's user, or one that the container authenticated itself. */
public interface ContainerPrincipal {

    /** Returns true if the request has a principal at all. */
    boolean isPresent();

    boolean isInRole(String role);
}
