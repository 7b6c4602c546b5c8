package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A wallet. */
public final class Web3Wallet extends ClerkObject {
    Web3Wallet(JsonObject json) {
        super(json);
    }

    public String getId() {
        return required("id");
    }

    /** Its address. */
    public String getWeb3Wallet() {
        return required("web3_wallet");
    }

    /** Null where none was begun. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }
}
