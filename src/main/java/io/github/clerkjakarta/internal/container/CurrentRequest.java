package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.internal.decision.RequestAuth;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One authenticated request, as the filter leaves it for guard, interceptors and response. */
final class CurrentRequest {
    static final String PROPERTY = CurrentRequest.class.getName();

    private final Settled state;
    private final RequestAuth auth;
    private final boolean development;
    private @Nullable List<List<Protection>> passed;

    CurrentRequest(Settled state, RequestAuth auth, boolean development) {
        this.state = state;
        this.auth = auth;
        this.development = development;
    }

    Settled state() {
        return state;
    }

    boolean isDevelopment() {
        return development;
    }

    Auth auth() {
        return auth;
    }

    /**
     * Guard and interceptors meet the same method, and several bindings may fire for it: what passed once passes again.
     *
     * @param protections from the {@link RequirementTable}, which gives the same list for the same method
     * @throws ProtectionException where the visitor may not pass
     */
    void enforce(List<Protection> protections) {
        if (protections.isEmpty() || hasPassed(protections)) {
            return;
        }
        auth.enforce(protections);
        if (passed == null) {
            passed = new ArrayList<>(2);
        }
        passed.add(protections);
    }

    private boolean hasPassed(List<Protection> protections) {
        if (passed == null) {
            return false;
        }
        for (List<Protection> one : passed) {
            if (one == protections) {
                return true;
            }
        }
        return false;
    }
}
