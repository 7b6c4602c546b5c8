package io.github.clerkjakarta.wire;

import java.util.List;

/** Where the applications run. */
public interface WireRuntime {
    List<WireApp> apps();

    boolean hasHttp2();

    boolean hasServlets();

    /** Where the application answers. */
    Place place(WireApp app);

    /** Where the same application without the library answers. */
    Place reference(WireApp app);

    /** The offline Clerk's sign-in page. */
    String signInUrl();

    /** The offline Clerk's Frontend API. */
    String frontendApiUrl();

    /** A session token for the application's origin, good for a minute. */
    String token(String user);
}
