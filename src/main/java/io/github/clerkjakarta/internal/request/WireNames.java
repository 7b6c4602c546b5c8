package io.github.clerkjakarta.internal.request;

import java.util.List;

/** Clerk's cookies and query parameters, under the names that ClerkJS and the Frontend API use. */
public final class WireNames {
    public static final String SESSION = "__session";
    public static final String REFRESH = "__refresh";
    public static final String CLIENT_UAT = "__client_uat";
    public static final String HANDSHAKE = "__clerk_handshake";
    public static final String HANDSHAKE_NONCE = "__clerk_handshake_nonce";
    public static final String HANDSHAKE_HELP = "__clerk_help";
    public static final String HANDSHAKE_REASON = "__clerk_hs_reason";
    public static final String DEV_BROWSER = "__clerk_db_jwt";
    public static final String LEGACY_DEV_BROWSER = "__dev_session";
    public static final String REDIRECT_COUNT = "__clerk_redirect_count";
    public static final String REDIRECT_URL = "__clerk_redirect_url";
    public static final String ORGANIZATION_ID = "organization_id";
    public static final String SYNCED = "__clerk_synced";

    /** The parameters that a handshake leaves in the URL in development. */
    public static final List<String> OF_A_HANDSHAKE = List.of(HANDSHAKE, HANDSHAKE_HELP, DEV_BROWSER, HANDSHAKE_NONCE);

    private WireNames() {}
}
