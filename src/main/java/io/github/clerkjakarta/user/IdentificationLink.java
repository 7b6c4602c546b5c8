package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;

/**
 * A link from an e-mail address or phone number to the account that brought it.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-identification-link">Clerk: Backend
 *     IdentificationLink object</a>
 */
public final class IdentificationLink extends ClerkObject {
    IdentificationLink(JsonObject json) {
        super(json);
    }

    /** The id of the linked account. */
    public String getId() {
        return required("id");
    }

    /** The kind of account: {@code oauth_google}, {@code saml} ... */
    public String getType() {
        return required("type");
    }
}
