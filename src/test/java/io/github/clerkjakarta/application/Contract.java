package io.github.clerkjakarta.application;

import io.github.clerkjakarta.HasRole;

/** CDI does not see the annotations that an implementation inherits from here. */
public interface Contract {
    @HasRole("org:admin")
    String secret();
}
