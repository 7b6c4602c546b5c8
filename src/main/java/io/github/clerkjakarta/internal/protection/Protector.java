package io.github.clerkjakarta.internal.protection;

import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Reverification;
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
 * Decides for {@code protect()}: the caller may go on, or is redirected or refused.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/auth">Clerk: auth.protect()</a>
 */
public final class Protector {
    private static final List<String> USED_UP =
            List.of(WireNames.HANDSHAKE, WireNames.HANDSHAKE_NONCE, WireNames.HANDSHAKE_HELP);

    private final Visit visit;
    private final Settled state;
    private final MachineCheck machines;
    private final LoopCounter loops;
    private final BooleanSupplier isDocument;

    /** The result of counting this request's redirect to sign-in; null before it. */
    private @Nullable Boolean loop;

    /** @param isDocument true if a browser asks for a page */
    public Protector(Visit visit, Settled state, MachineCheck machines, LoopCounter loops, BooleanSupplier isDocument) {
        this.visit = visit;
        this.state = state;
        this.machines = machines;
        this.loops = loops;
        this.isDocument = isDocument;
    }

    /** Returns the protector after the session was ended. */
    public Protector signedOut(Settled ended) {
        return new Protector(visit, ended, machines, loops, isDocument);
    }

    public boolean bringsMachine() {
        return machines.bringsMachine();
    }

    /** Decides if all of the protections are met. The first protection that defines a fallback decides the response. */
    public Verdict decide(List<Protection> protections) {
        return machines.ask(AcceptedTokens.byAll(protections))
                .match(
                        () -> decideSession(protections),
                        accepted -> isAllowed(protections)
                                ? new Verdict.AllowedMachine(accepted.machine())
                                : machineUnauthorized(),
                        rejected -> rejected.clerkUnavailable()
                                ? denied(new ProtectionException.Unavailable())
                                : machineUnauthorized());
    }

    /** Returns true if a machine may pass. It has none of a user's rights. */
    private static boolean isAllowed(List<Protection> protections) {
        return protections.stream()
                .allMatch(it ->
                        it.getReverification() == null && it.getRequirement().isMetBy(MachineHas.NOTHING));
    }

    private static Verdict denied(ProtectionException refusal) {
        return new Verdict.Denied(refusal);
    }

    private Verdict machineUnauthorized() {
        // As in Clerk's SDK: RFC 9728 tells an OAuth client which server issues tokens.
        return denied(new ProtectionException.MachineUnauthorized(
                machines.bringsOAuth()
                        ? "Bearer resource_metadata=\"https://"
                                + visit.config().publishableKey().frontendApi()
                                + "/.well-known/oauth-protected-resource\""
                        : challenge()));
    }

    /**
     * Returns the challenge by RFC 6750: it names an error only if a bad token was sent, not without a token or for a
     * good one of another kind.
     */
    private String challenge() {
        boolean badMachine = machines.result().orElse(null) instanceof MachineResult.Refused;
        boolean badSession = state instanceof RequestState.SignedOut && !machines.bringsMachine();
        return visit.bearer() != null && (badMachine || badSession) ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    /**
     * Returns the machine that makes the request, if its kind is accepted. Otherwise the verdict is {@code ALLOWED}, and
     * the session decides. If Clerk cannot be asked about the machine, the request is denied.
     */
    public Verdict machine(AcceptedTokens accepted) {
        return machines.ask(accepted)
                .match(
                        () -> Verdict.ALLOWED,
                        machine -> new Verdict.AllowedMachine(machine.machine()),
                        rejected -> rejected.clerkUnavailable()
                                ? denied(new ProtectionException.Unavailable())
                                : Verdict.ALLOWED);
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
        for (Protection protection : protections) {
            Reverification required = protection.getReverification();
            if (required != null && !has.reverification(required)) {
                return denied(new ProtectionException.ReverificationNeeded(required));
            }
        }
        return Verdict.ALLOWED;
    }

    private Verdict unauthorized(Protection protection) {
        String url = protection.getUnauthorizedUrl();
        return url == null
                ? denied(new ProtectionException.NotFound("not-authorized"))
                : denied(redirectWithDevBrowser(placeOf(url)));
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
            return denied(redirectWithDevBrowser(placeOf(url)));
        }
        if (isDocument.getAsBoolean()) {
            ProtectionException page = LoopPage.atClerk(visit, reason());
            return denied(page == null ? redirectToSignIn(wayBack()) : page);
        }
        return denied(
                answersUnauthorized(protections)
                        ? new ProtectionException.Unauthorized(addressOfSignIn(), challenge())
                        : new ProtectionException.NotFound("not-authenticated"));
    }

    /** Returns the address to which a script can send its user: a path if the request names no host. */
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
     * Redirects to the sign-in page.
     *
     * @param returnBackUrl null for no way back
     */
    public ProtectionException redirectToSignIn(@Nullable String returnBackUrl) {
        String back = visit.config().pages().signIn().after().place(checked(returnBackUrl));
        Url page = known(signIn().toSignIn(visit.fromContextRoot(back)));
        if (isHere(page) || comesFromHere(page)) {
            return LoopPage.protectedSignIn(visit, reason());
        }
        return isLoop() && visit.blamed() != null
                ? LoopPage.ofRefusal(visit, visit.blamed())
                : redirectWithDevBrowser(page);
    }

    private AuthReason reason() {
        return state.match(in -> AuthReason.SESSION_TOKEN_AND_UAT_MISSING, RequestState.SignedOut::reason);
    }

    /**
     * Returns true if the browser is already on the page that it would be redirected to: in a loop, its second request
     * is.
     */
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
     * Returns true if the browser is to return to this very path. It has been redirected from here, and the server
     * returned it under another address than the sign-in page's: a proxy took the scheme off, or a slash differs.
     */
    private boolean comesFromHere(Url page) {
        String back = visit.url().parameter("redirect_url");
        Url place = back == null ? null : visit.url().resolve(back);
        // Anyone can write such a link to another page, so only the sign-in page counts as a loop.
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
     * Redirects to the sign-up page.
     *
     * @param returnBackUrl null for no way back
     */
    public ProtectionException redirectToSignUp(@Nullable String returnBackUrl) {
        String back = visit.config().pages().signUp().after().place(checked(returnBackUrl));
        return redirectWithDevBrowser(known(signIn().toSignUp(visit.fromContextRoot(back))));
    }

    /** Redirects to another page. */
    public ProtectionException redirectTo(String url) {
        return redirect(placeOf(url));
    }

    private ProtectionException redirect(Url place) {
        return visit.url().isNowhere()
                ? new ProtectionException.Answer(400, "text/plain;charset=UTF-8", RequestState.NO_HOST.message())
                : new ProtectionException.Redirect(place.toString(), isSafe() ? 307 : 303);
    }

    /**
     * Returns the default way back: this page. A form's target must not be visited with GET, so after other methods it
     * is the page with the form, if that is on this origin.
     */
    public @Nullable String wayBack() {
        if (isSafe()) {
            // A nonce in the address is used up when the browser comes back, and must not stay in a history. The rest
            // of the query stays as it came.
            boolean used = visit.isDevelopment()
                    && USED_UP.stream().anyMatch(it -> visit.url().parameter(it) != null);
            return (used ? visit.url().withoutParameters(USED_UP) : visit.url()).toString();
        }
        String header = visit.facts().header("referer");
        Url referer = header == null ? null : Url.parse(header);
        return referer != null && referer.isSameOrigin(visit.url()) ? referer.toString() : null;
    }

    private ProtectionException redirectWithDevBrowser(Url target) {
        Url location = target;
        if (visit.isDevelopment() && !target.isSameOrigin(visit.url())) {
            // In development another origin recognises the browser by this parameter. It is the plain cookie, as in
            // Clerk's SDK.
            String existing = target.parameter(WireNames.DEV_BROWSER);
            String devBrowser = existing != null && !existing.isEmpty()
                    ? existing
                    : visit.cookies().get(WireNames.DEV_BROWSER);
            location = target.withoutParameters(List.of(WireNames.DEV_BROWSER));
            if (devBrowser != null) {
                location = location.withParameter(WireNames.DEV_BROWSER, devBrowser);
            }
        }
        return redirect(location);
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

    /** Returns the URL, which was found valid at deployment. */
    private static Url known(@Nullable Url url) {
        if (url == null) {
            throw new IllegalArgumentException(
                    "A URL to redirect to is not an http or https URL with an ASCII host (xn--...), nor a path.");
        }
        return url;
    }
}
