package io.github.clerkjakarta.wars.oneauth;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.route.ClerkRequest;
import io.github.clerkjakarta.route.RequestGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of guards. */
@ApplicationScoped
public class Counting implements RequestGuard {
    static final AtomicInteger ASKED = new AtomicInteger();

    @Override
    public void check(Auth auth, ClerkRequest request) {
        ASKED.incrementAndGet();
    }
}
