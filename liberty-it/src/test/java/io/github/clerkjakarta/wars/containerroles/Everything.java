package io.github.clerkjakarta.wars.containerroles;

import io.github.clerkjakarta.route.DocumentRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** An application that serves only pages. */
@ApplicationScoped
public class Everything implements DocumentRequest {
    @Override
    public boolean isDocument(Headers headers) {
        return true;
    }
}
