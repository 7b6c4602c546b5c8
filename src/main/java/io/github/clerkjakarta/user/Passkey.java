package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey of a user. */
public final class Passkey extends ClerkObject {
    Passkey(JsonObject json) {
        super(json);
    }

    /** The id of this record. */
    public String getId() {
        return required("id");
    }

    /** The name by which the user knows it, or null. */
    public @Nullable String getName() {
        return text("name");
    }

    /** The time of the last sign-in with it, or null if it was never used. */
    public @Nullable Instant getLastUsedAt() {
        return instant("last_used_at");
    }

    /** The state of its verification, or null if none was started. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }
}
