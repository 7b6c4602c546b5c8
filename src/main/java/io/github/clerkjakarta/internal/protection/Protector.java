package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.SignedOutResponse;
import io.github.clerkjakarta.internal.authentication.AccountPortal;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.authentication.Visit;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.SignedOutRules.Status;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.AuthReason;
import io.github.clerkjakarta.internal.token.MachineResult;
import io.github.clerkjakarta.internal.url.Url;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code protect()}: lets through, or says where the visitor goes instead.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/auth">Clerk: auth.protect()</a>
 */
public final class Protector {
    private static final List<String> USED_UP =
            List.of(WireNames.HANDSHAKE, WireNames.HANDSHAKE_NONCE, WireNames.HANDSHAKE_HELP);

    private final Visit visit;
    private final Settled state;
    private final MachineCheck machines;
    private final SignInLoops loops;
    private final BooleanSupplier isDocument;

    /** The result of counting this request's redirect to sign-in; null before it. */
    private @Nullable Boolean loop;

    /** @param isDocument whether the request is a browser's for a page */
    public Protector(Visit visit, Settled state, MachineCheck machines, SignInLoops loops, BooleanSupplier isDocument) {
        this.visit = visit;
        this.state = state;
        this.machines = machines;
        this.loops = loops;
        this.isDocument = isDocument;
    }

    /** The same once the session was ended. */
    public Protector signedOut(Settled nobody) {
        return new Protector(visit, nobody, machines, loops, isDocument);
    }

    public boolean bringsMachine() {
        return machines.bringsMachine();
    }

    /** All of the protections must be met; the first that says what happens otherwise is heard. */
    public Verdict decide(List<Protection> protections) {
        MachineCheck.Answer answer = machines.ask(AcceptedTokens.byAll(protections));
        if (answer instanceof MachineCheck.Answer.Verified verified) {
            return isAllowed(protections) ? new Verdict.AllowedMachine(verified.machine()) : machineUnauthorized();
        }
        if (answer instanceof MachineCheck.Answer.Refused refused) {
            return refused.clerkUnavailable() ? denied(new ProtectionException.Unavailable()) : machineUnauthorized();
        }
        return decideSession(protections);
    }

    /** A machine has nothing of what a user may have. */
    private static boolean isAllowed(List<Protection> protections) {
        return protections.stream()
                .allMatch(it ->
                        it.getReverification() == null && it.getRequirement().isMetBy(MachineHas.NOTHING));
    }

    private static Verdict denied(ProtectionException refusal) {
        return new Verdict.Denied(refusal);
    }

    private Verdict machineUnauthorized() {
        // As Clerk's SDK has it: RFC 9728 tells an OAuth client where to find who gives tokens.
        return denied(new ProtectionException.MachineUnauthorized(
                machines.bringsOAuth()
                        ? "Bearer resource_metadata=\"https://"
                                + visit.config().publishableKey().frontendApi()
                                + "/.well-known/oauth-protected-resource\""
                        : challenge()));
    }

    /** Follows RFC 6750: the challenge names an error only if a bad token was sent, not for none or for a good one of another kind. */
    private String challenge() {
        boolean badMachine = machines.result().orElse(null) instanceof MachineResult.Refused;
        boolean badSession = state instanceof RequestState.SignedOut && !machines.bringsMachine();
        return visit.bearer() != null && (badMachine || badSession) ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    /** The machine that makes the request, where there is one that is accepted; otherwise the session has the word. */
    public Verdict machine(AcceptedTokens accepted) {
        MachineCheck.Answer answer = machines.ask(accepted);
        if (answer instanceof MachineCheck.Answer.Verified verified) {
            return new Verdict.AllowedMachine(verified.machine());
        }
        return answer instanceof MachineCheck.Answer.Refused refused && refused.clerkUnavailable()
                ? denied(new ProtectionException.Unavailable())
                : Verdict.ALLOWED;
    }

    private Verdict decideSession(List<Protection> protections) {
        if (!(state instanceof SignedIn signedIn) || signedIn.claims().isPending()) {
            return unauthenticated(protections);
        }
        SessionHas has = new SessionHas(signedIn.claims());
        for (Protection protection : protections) {
            if (!protection.getRequirement().isMetBy(has)) {
                return unauthorized(protection);
            }
        }
        return protections.stream()
                .map(Protection::getReverification)
                .filter(required -> required != null && !has.reverification(required))
                .findFirst()
                .map(required -> denied(new ProtectionException.ReverificationNeeded(required)))
                .orElse(Verdict.ALLOWED);
    }

    private Verdict unauthorized(Protection protection) {
        String url = protection.getUnauthorizedUrl();
        return url == null
                ? denied(new ProtectionException.NotFound("not-authorized"))
                : denied(redirect(placeOf(url)));
    }

    private Verdict unauthenticated(List<Protection> protections) {
        if (state instanceof RequestState.SignedOut out && out.clerkUnavailable()) {
            return denied(new ProtectionException.Unavailable());
        }
        String url = protections.stream()
                .map(Protection::getUnauthenticatedUrl)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (url != null) {
            return denied(redirect(placeOf(url)));
        }
        if (isDocument.getAsBoolean()) {
            ProtectionException loop = RedirectLoop.atClerk(visit, reason());
            return denied(loop == null ? redirectToSignIn(wayBack()) : loop);
        }
        return denied(
                answersUnauthorized(protections)
                        ? new ProtectionException.Unauthorized(addressOfSignIn(), challenge())
                        : new ProtectionException.NotFound("not-authenticated"));
    }

    /** Returns where a script can send its user: a path if the request names no host. */
    private String addressOfSignIn() {
        Url page = known(signIn().toSignIn(null));
        return page.isNowhere() ? page.path() : page.toString();
    }

    private boolean answersUnauthorized(List<Protection> protections) {
        return protections.stream()
                .map(Protection::getSignedOut)
                .filter(answer -> answer != SignedOutResponse.DEFAULT)
                .findFirst()
                .map(answer -> answer == SignedOutResponse.UNAUTHORIZED)
                .orElse(visit.config().signedOut().status() == Status.UNAUTHORIZED);
    }

    /**
     * To the sign-in page.
     *
     * @param returnBackUrl null: no way back
     */
    public ProtectionException redirectToSignIn(@Nullable String returnBackUrl) {
        String back = visit.config().pages().signIn().after().place(checked(returnBackUrl));
        Url page = known(signIn().toSignIn(visit.fromContextRoot(back)));
        if (isHere(page) || comesFromHere(page)) {
            return RedirectLoop.protectedSignIn(visit, reason());
        }
        return isLoop() && visit.blamed() != null ? RedirectLoop.ofRefusal(visit, visit.blamed()) : redirect(page);
    }

    private AuthReason reason() {
        return state.match(in -> AuthReason.SESSION_TOKEN_AND_UAT_MISSING, RequestState.SignedOut::reason);
    }

    /** Returns true if the browser asks for the very page that it would be redirected to: a loop does so with its second request. */
    private boolean isHere(Url page) {
        Url here = visit.url();
        return isSafe()
                && page.isSameOrigin(here)
                && page.path().equals(here.path())
                && Stream.of(page, here)
                        .flatMap(it -> it.parameterNames().stream())
                        .filter(name -> !name.equals("redirect_url"))
                        .allMatch(name -> Objects.equals(page.parameter(name), here.parameter(name)));
    }

    /**
     * Returns true if the browser shall return to this very path: it has been redirected from it, and the server gave it back under an
     * address that differs from that of the sign-in page, by the scheme that a proxy took off or by a slash.
     */
    private boolean comesFromHere(Url page) {
        String back = visit.url().parameter("redirect_url");
        Url place = back == null ? null : visit.url().resolve(back);
        // Anyone can write such a link to another page; only the sign-in page's may be called a loop.
        return isSafe()
                && place != null
                && place.path().equals(visit.url().path())
                && withoutSlash(page).equalsIgnoreCase(withoutSlash(visit.url()));
    }

    private static String withoutSlash(Url url) {
        return url.path().endsWith("/") ? url.path().substring(0, url.path().length() - 1) : url.path();
    }

    /** Counts the redirect, once for each request: guard and bean may both refuse it. */
    private boolean isLoop() {
        if (loop == null) {
            loop = loops.isLoop(visit);
        }
        return loop;
    }

    /**
     * To the sign-up page.
     *
     * @param returnBackUrl null: no way back
     */
    public ProtectionException redirectToSignUp(@Nullable String returnBackUrl) {
        String back = visit.config().pages().signUp().after().place(checked(returnBackUrl));
        return redirect(known(signIn().toSignUp(visit.fromContextRoot(back))));
    }

    /** To another page. */
    public ProtectionException redirectTo(String url) {
        return sentTo(placeOf(url));
    }

    private ProtectionException sentTo(Url place) {
        return visit.url().isNowhere()
                ? new ProtectionException.Answer(400, "text/plain;charset=UTF-8", RequestState.NO_HOST.message())
                : new ProtectionException.Redirect(place.toString(), isSafe() ? 307 : 303);
    }

    /**
     * Returns the default way back: here. A form's target must not be visited with GET, so after other
     * methods it is the page that the form was on, where that is of this origin.
     */
    public @Nullable String wayBack() {
        if (isSafe()) {
            // A nonce in the address is used up when the browser comes back, and belongs into no history.
            // The rest of the query stays as it came.
            boolean used = visit.isDevelopment()
                    && USED_UP.stream().anyMatch(it -> visit.url().parameter(it) != null);
            return (used ? visit.url().withoutParameters(USED_UP) : visit.url()).toString();
        }
        String header = visit.facts().header("referer");
        Url referer = header == null ? null : Url.parse(header);
        return referer != null && referer.isSameOrigin(visit.url()) ? referer.toString() : null;
    }

    private ProtectionException redirect(Url target) {
        Url location = target;
        if (visit.isDevelopment() && !target.isSameOrigin(visit.url())) {
            // In development another origin knows the browser by this parameter; the plain cookie, as in Clerk's SDK.
            String existing = target.parameter(WireNames.DEV_BROWSER);
            String devBrowser = existing != null && !existing.isEmpty()
                    ? existing
                    : visit.cookies().get(WireNames.DEV_BROWSER);
            location = target.withoutParameters(List.of(WireNames.DEV_BROWSER));
            if (devBrowser != null) {
                location = location.withParameter(WireNames.DEV_BROWSER, devBrowser);
            }
        }
        return sentTo(location);
    }

    private boolean isSafe() {
        return visit.isGet() || visit.facts().method().equals("HEAD");
    }

    private SignInRedirect signIn() {
        ClerkConfig config = visit.config();
        boolean pending =
                state instanceof SignedIn signedIn && signedIn.claims().isPending();
        return new SignInRedirect(
                visit.url(),
                AccountPortal.of(config.publishableKey().frontendApi()),
                visit.here(config.pages().signIn().address()),
                visit.here(config.pages().signUp().address()),
                pending,
                visit.isSatellite());
    }

    private Url placeOf(String url) {
        String place = Objects.requireNonNull(visit.fromContextRoot(url));
        return known(visit.url().resolve(place));
    }

    private @Nullable String checked(@Nullable String returnBackUrl) {
        String place = visit.fromContextRoot(returnBackUrl);
        Url back = place == null ? visit.url() : visit.url().resolve(place);
        if (back == null || !back.isHttp()) {
            throw new IllegalArgumentException(
                    "The URL to return to is not an http or https URL with an ASCII host (xn--...), nor a path.");
        }
        return place;
    }

    /** Addresses of the configuration and of annotations were found valid at deployment. */
    private static Url known(@Nullable Url url) {
        if (url == null) {
            throw new IllegalArgumentException(
                    "A URL to redirect to is not an http or https URL with an ASCII host (xn--...), nor a path.");
        }
        return url;
    }
}
