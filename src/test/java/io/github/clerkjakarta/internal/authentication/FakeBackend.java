package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.backend.BackendApi;
import io.github.clerkjakarta.internal.backend.BackendException;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clerk's Backend API for authentication with a configured key. It answers with what a test sets, and keeps the calls. */
final class FakeBackend implements BackendApi {
    final List<String> calls = new ArrayList<>();
    final List<SessionRefreshRequest> refreshes = new ArrayList<>();
    private List<String> lines = List.of();
    private @Nullable BackendException failure;

    /** Sets the Set-Cookie lines that Clerk answers from now on. */
    FakeBackend answers(String... setCookies) {
        lines = List.of(setCookies);
        failure = null;
        return this;
    }

    FakeBackend fails(BackendException exception) {
        failure = exception;
        return this;
    }

    @Override
    public List<JsonObject> signingKeys() {
        throw new AssertionError("The key is configured.");
    }

    @Override
    public List<String> handshakeDirectives(String nonce) throws BackendException {
        return answer("nonce");
    }

    @Override
    public List<String> refreshSession(SessionRefreshRequest request) throws BackendException {
        refreshes.add(request);
        return answer("refresh");
    }

    private List<String> answer(String call) throws BackendException {
        calls.add(call);
        if (failure != null) {
            throw failure;
        }
        return lines;
    }
}
