package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An e-mail address. */
public final class EmailAddress extends ClerkObject {
    EmailAddress(JsonObject json) {
        super(json);
    }

    /** As Clerk's Backend API answers it. */
    public static EmailAddress of(JsonObject json) {
        return new EmailAddress(json);
    }

    public String getId() {
        return required("id");
    }

    public String getEmailAddress() {
        return required("email_address");
    }

    /** Null where none was begun. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }

    /** What it was taken over from, or goes with. */
    public List<IdentificationLink> getLinkedTo() {
        return list("linked_to", IdentificationLink::new);
    }
}
