package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey. */
public final class Passkey extends ClerkObject {
    Passkey(JsonObject json) {
        super(json);
    }

    public String getId() {
        return required("id");
    }

    public @Nullable String getName() {
        return text("name");
    }

    public @Nullable Instant getLastUsedAt() {
        return instant("last_used_at");
    }

    /** Null where none was begun. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }
}
