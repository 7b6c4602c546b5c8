package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A phone number. */
public final class PhoneNumber extends ClerkObject {
    PhoneNumber(JsonObject json) {
        super(json);
    }

    public String getId() {
        return required("id");
    }

    /** As E.164 has it: {@code +15555550100}. */
    public String getPhoneNumber() {
        return required("phone_number");
    }

    public boolean isReservedForSecondFactor() {
        return flag("reserved_for_second_factor");
    }

    public boolean isDefaultSecondFactor() {
        return flag("default_second_factor");
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
