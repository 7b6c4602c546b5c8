package io.github.clerkjakarta.application;

import io.github.clerkjakarta.HasRole;

/** What an implementation inherits, CDI does not see. */
public interface Contract {
    @HasRole("org:admin")
    String secret();
}
