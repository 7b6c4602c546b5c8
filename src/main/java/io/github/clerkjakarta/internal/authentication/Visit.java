package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.request.Cookies;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.request.RequestView;
import io.github.clerkjakarta.internal.request.SessionCookies;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.Credential.Bearer;
import io.github.clerkjakarta.internal.token.Credential.SessionCookie;
import io.github.clerkjakarta.internal.token.SeenTokens;
import io.github.clerkjakarta.internal.token.TokenResult.Refused;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request and the facts that follow from it alone, each computed at its first use. Not thread-safe. */
public final class Visit {
    private static final Credential NO_CREDENTIAL = new Credential.None();

    private final RequestFacts facts;
    private final ClerkConfig config;
    private final SeenTokens seen;
    private final long nowMillis;
    private final Url url;
    private @Nullable List<String> notes;
    private @Nullable Cookies cookies;
    private @Nullable SessionCookies sessionCookies;
    private @Nullable Bearer bearer;
    private @Nullable Refused blamed;
    private @Nullable String blamedSession;

    /** @param url as the browser shows it */
    public Visit(RequestFacts facts, Url url, ClerkConfig config, SeenTokens seen, long nowMillis) {
        this.facts = facts;
        this.config = config;
        this.seen = seen;
        this.nowMillis = nowMillis;
        this.url = url;
        this.notes = config.debug() ? new ArrayList<>() : null;
    }

    /** Keeps a line for {@code clerk.debug}. */
    public void note(Supplier<String> line) {
        if (notes != null) {
            notes.add(line.get());
        }
    }

    /** Returns the notes until now, once; null if debugging is off. */
    public @Nullable List<String> takeNotes() {
        List<String> taken = notes;
        notes = null;
        return taken;
    }

    /** Names the session whose token was refused if it came in a handshake, not in a cookie. */
    public void blame(Refused cause, @Nullable String sessionId) {
        blame(cause);
        blamedSession = sessionId;
    }

    @Nullable
    public String blamedSession() {
        return blamedSession;
    }

    /**
     * Keeps the reason why no user is signed in. The first cause is the real one; later rules see only its
     * consequences.
     */
    public void blame(Refused cause) {
        if (blamed == null) {
            blamed = cause;
        }
    }

    /** Returns the cause, or null if no token was refused. */
    @Nullable
    public Refused blamed() {
        return blamed;
    }

    public long nowMillis() {
        return nowMillis;
    }

    public RequestFacts facts() {
        return facts;
    }

    public ClerkConfig config() {
        return config;
    }

    /** Returns the URL that the browser shows. */
    public Url url() {
        return url;
    }

    public Cookies cookies() {
        if (cookies == null) {
            cookies = Cookies.parse(facts.cookies());
        }
        return cookies;
    }

    /** Returns the request as guards and resolvers see it. */
    public RequestView view() {
        return new RequestView(facts, url);
    }

    /** Returns a URL of the configuration or of an annotation, with {@code ~} replaced. */
    @Nullable
    public String fromContextRoot(@Nullable String address) {
        return address == null
                ? null
                : PageAddress.expanded(address, facts.contextRoot().path());
    }

    /** Returns the address of a page as the browser reads it, or null if it is not configured. */
    @Nullable
    public String here(@Nullable PageAddress page) {
        return page == null ? null : page.under(facts.contextRoot().path());
    }

    public SessionCookies session() {
        if (sessionCookies == null) {
            sessionCookies =
                    new SessionCookies(cookies(), config.publishableKey(), config.issuerHost(), seen, nowMillis);
        }
        return sessionCookies;
    }

    public boolean isDevelopment() {
        return config.isDevelopment();
    }

    public boolean isSatellite() {
        return config.deployment().isSatellite();
    }

    public boolean isGet() {
        return facts.method().equals("GET");
    }

    /** Returns true for a browser's navigation to a page. */
    boolean isDocumentNavigation() {
        return isGet() && Objects.equals(facts.header("sec-fetch-dest"), "document");
    }

    /** Returns true for a page of ours inside a page of another site. */
    boolean isInForeignFrame() {
        return Objects.equals(facts.header("sec-fetch-dest"), "iframe")
                && Objects.equals(facts.header("sec-fetch-site"), "cross-site");
    }

    @Nullable
    String devBrowser() {
        String inQuery = parameter(WireNames.DEV_BROWSER);
        return inQuery != null ? inQuery : session().devBrowser();
    }

    /** Returns a query parameter, or null if it is absent or empty. */
    @Nullable
    String parameter(String name) {
        String value = url.parameter(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Returns the number of handshakes in a row that this browser was redirected to within two seconds. */
    public int redirectCount() {
        String count = cookies().get(WireNames.REDIRECT_COUNT);
        return count != null && count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 0;
    }

    /** Returns the credential of the request. A token in the header counts before any cookie, however bad it is. */
    public Credential credential() {
        Bearer inHeader = bearer();
        if (inHeader != null) {
            return inHeader;
        }
        return session().session() == null
                ? NO_CREDENTIAL
                : new SessionCookie(session().token());
    }

    /** Returns the token of the Authorization header, or null. Unlike {@link #credential()} it reads no cookie. */
    @Nullable
    public Bearer bearer() {
        if (bearer == null) {
            String token = bearerToken();
            bearer = token == null ? null : Bearer.of(token, seen);
        }
        return bearer;
    }

    /** Returns the text in the Authorization header, or null. Schemes other than Bearer are not ours and hide no cookie. */
    @Nullable
    String bearerToken() {
        String header = facts.header("authorization");
        if (header == null) {
            return null;
        }
        int space = header.indexOf(' ');
        int end = header.indexOf(' ', space + 1);
        String first = space < 0 ? header : header.substring(0, space);
        String second = space < 0 ? "" : header.substring(space + 1, end < 0 ? header.length() : end);
        if (second.isEmpty()) {
            return first.isEmpty() ? null : first;
        }
        return first.equals("Bearer") ? second : null;
    }

    /** Returns the address of the Frontend API for the browser, without a slash at the end. */
    String frontendApiUrl() {
        return config.frontendApiUrl(url.origin());
    }
}
