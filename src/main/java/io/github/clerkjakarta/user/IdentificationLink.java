package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;

/** Another identification of the same user's: an account elsewhere that brought an e-mail address. */
public final class IdentificationLink extends ClerkObject {
    IdentificationLink(JsonObject json) {
        super(json);
    }

    public String getId() {
        return required("id");
    }

    /** {@code oauth_google}, {@code saml} ... */
    public String getType() {
        return required("type");
    }
}
