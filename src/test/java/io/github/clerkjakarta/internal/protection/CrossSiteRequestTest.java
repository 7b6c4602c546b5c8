package io.github.clerkjakarta.internal.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.TestRequest;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.caller.ClerkInstance;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule of {@code clerk.csrf}, on all combinations of what it looks at. */
class CrossSiteRequestTest {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private enum Session {
        NONE,
        COOKIE,
        EXPIRED_COOKIE,
        /** A handshake token brought the session; its cookies go out with the response. */
        NO_COOKIE_YET
    }

    static Stream<Arguments> requests() {
        return Stream.of("GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE", "post", "X")
                .flatMap(method -> Stream.of("cross-site", "same-site", "same-origin", "none", "")
                        .flatMap(site -> Stream.of(Session.values())
                                .flatMap(session -> Stream.of(true, false)
                                        .map(bearer -> Arguments.of(method, site, session, bearer)))));
    }

    @ParameterizedTest(name = "{0} from \"{1}\", session: {2}, bearer token: {3}")
    @MethodSource("requests")
    void csrfRefusesWhatAnotherSiteWouldChangeWithTheVisitorsCookie(
            String method, String site, Session session, boolean bearer) {
        boolean expected = !SAFE.contains(method) && site.equals("cross-site") && session != Session.NONE && !bearer;

        TestRequest request = new TestRequest(method, "https://app.example.com/transfer");
        if (!site.isEmpty()) {
            request.header("Sec-Fetch-Site", site);
        }
        if (session == Session.COOKIE) {
            request.session(Fixtures.token());
        }
        if (session == Session.EXPIRED_COOKIE) {
            request.session(Fixtures.token().expiresAt(Fixtures.NOW.minusSeconds(60)));
        }
        if (bearer) {
            request.bearer(Fixtures.token());
        }
        boolean signedIn = List.of(Session.COOKIE, Session.NO_COOKIE_YET).contains(session);
        assertThat(isUnsafe(request, signedIn)).isEqualTo(expected);
    }

    private static boolean isUnsafe(TestRequest request, boolean signedIn) {
        ClerkInstance clerk = Fixtures.instance(Fixtures.config());
        Visit visit = clerk.visit(request, request.url());
        TestRequest caller = Fixtures.apiRequest();
        Settled state = (Settled) Fixtures.authenticate(signedIn ? caller.bearer(Fixtures.token()) : caller);
        Auth auth = clerk.auth(visit, state, () -> false);
        return CrossSiteRequest.isUnsafe(visit, auth, request.method());
    }
}
