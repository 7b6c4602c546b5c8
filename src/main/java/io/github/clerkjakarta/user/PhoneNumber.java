package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phone number of a user.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-phone-number">Clerk: Backend PhoneNumber
 *     object</a>
 */
public final class PhoneNumber extends ClerkObject {
    PhoneNumber(JsonObject json) {
        super(json);
    }

    /** The id of this record, {@code idn_...}. */
    public String getId() {
        return required("id");
    }

    /** The number itself, in E.164 format: {@code +15555550100}. */
    public String getPhoneNumber() {
        return required("phone_number");
    }

    /** True if the number serves as a second factor. */
    public boolean isReservedForSecondFactor() {
        return flag("reserved_for_second_factor");
    }

    /** True if the number is the user's default second factor. */
    public boolean isDefaultSecondFactor() {
        return flag("default_second_factor");
    }

    /** The state of its verification, or null if none was started. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }

    /** The accounts through which the user got this number. */
    public List<IdentificationLink> getLinkedTo() {
        return list("linked_to", IdentificationLink::new);
    }
}
