package io.github.clerkjakarta.user;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A cryptocurrency wallet of a user.
 *
 * @see <a href="https://clerk.com/docs/reference/backend/types/backend-web3-wallet">Clerk: Backend Web3Wallet
 *     object</a>
 */
public final class Web3Wallet extends ClerkObject {
    Web3Wallet(JsonObject json) {
        super(json);
    }

    /** The id of this record, {@code idn_...}. */
    public String getId() {
        return required("id");
    }

    /** The wallet's address, for example {@code 0x...}. */
    public String getWeb3Wallet() {
        return required("web3_wallet");
    }

    /** The state of its verification, or null if none was started. */
    public @Nullable Verification getVerification() {
        return one("verification", Verification::new);
    }
}
