package io.github.clerkjakarta.wire;

import java.util.List;

/** The server that runs the applications. */
public interface WireRuntime {
    List<WireApp> apps();

    boolean hasHttp2();

    boolean hasServlets();

    /** Returns the address of the application. */
    Place place(WireApp app);

    /** Returns the address of the same application without the library. */
    Place reference(WireApp app);

    /** Returns the offline Clerk's sign-in page. */
    String signInUrl();

    /** Returns the offline Clerk's Frontend API. */
    String frontendApiUrl();

    /** Returns a session token for the application's origin, good for a minute. */
    String token(String user);
}
