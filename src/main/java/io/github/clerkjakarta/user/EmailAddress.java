package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address of a user.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-email-address">Clerk: Backend EmailAddress
 *     object</a>
 */
public final class EmailAddress extends ClerkObject {
    EmailAddress(JsonObject json) {
        super(json);
    }

    /** Reads an e-mail address from the JSON of Clerk's Backend API. */
    public static EmailAddress of(JsonObject json) {
        return new EmailAddress(json);
    }

    /** The id of this record, {@code idn_...}. */
    public String getId() {
        return required("id");
    }

    /** The address itself, for example {@code ada@example.com}. */
    public String getEmailAddress() {
        return required("email_address");
    }

    /** The state of its verification, or null if none was started. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }

    /** The accounts through which the user got this address. */
    public List<IdentificationLink> getLinkedTo() {
        return list("linked_to", IdentificationLink::new);
    }
}
