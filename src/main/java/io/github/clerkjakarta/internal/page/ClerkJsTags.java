package io.github.clerkjakarta.internal.page;

import io.github.clerkjakarta.ClerkScript;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.Deployment.Satellite;
import io.github.clerkjakarta.internal.config.Pages.Page;
import io.github.clerkjakarta.internal.token.SessionClaims;
import io.github.clerkjakarta.internal.url.PageAddress;
import io.github.clerkjakarta.internal.url.PageAddress.FromContextRoot;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link ClerkScript} of one page. */
public final class ClerkJsTags implements ClerkScript {
    private static final String CLERK_JS = "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
    private static final String COMPONENTS = "/npm/@clerk/ui@1/dist/ui.browser.js";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+=*");

    private final ClerkConfig config;
    private final @Nullable String contextRoot;
    private final @Nullable Settled state;
    private final String nonce;

    /**
     * The tags of a page.
     *
     * @param contextRoot the value of {@code ~}, or null if it is unknown
     * @param state the outcome of authentication, or null if it is unknown
     */
    public ClerkJsTags(ClerkConfig config, @Nullable String contextRoot, @Nullable Settled state, String nonce) {
        if (!BASE64.matcher(nonce).matches()) {
            throw new IllegalArgumentException("The nonce is not base64: letters, digits, + / - _ and = are expected.");
        }
        this.config = config;
        this.contextRoot = contextRoot;
        this.state = state;
        this.nonce = nonce;
    }

    @Override
    public String getNonce() {
        return nonce;
    }

    @Override
    public ClerkScript withNonce(String own) {
        return new ClerkJsTags(config, contextRoot, state, own);
    }

    @Override
    public String getScript() {
        StringBuilder tags = new StringBuilder();
        if (state != null) {
            tags.append("<script type=\"application/json\" id=\"clerk-initial-state\">")
                    .append(inScript(initialState(state)))
                    .append("</script>\n");
            inline(
                    tags,
                    "",
                    "document.documentElement.dataset.clerk = '" + (isSignedIn(state) ? "signed-in" : "signed-out")
                            + "';");
        }
        external(tags, CLERK_JS);
        external(tags, COMPONENTS);
        inline(tags, " type=\"module\"", """

                await Clerk.load({...%s, ui: {ClerkUI: window.__internal_ClerkUICtor}});
                const show = ({session}) =>
                    document.documentElement.dataset.clerk = session?.status === 'active' ? 'signed-in' : 'signed-out';
                Clerk.addListener(show);
                show(Clerk);
                for (const it of document.querySelectorAll('[data-clerk-component]'))
                    Clerk['mount' + it.dataset.clerkComponent](it, JSON.parse(it.dataset.clerkProps ?? '{}'));
                document.dispatchEvent(new Event('clerk:loaded'));
                """.formatted(inScript(options())));
        return tags.toString();
    }

    private void inline(StringBuilder tags, String attributes, String code) {
        tags.append("<script nonce=\"")
                .append(nonce)
                .append('"')
                .append(attributes)
                .append('>');
        tags.append(code).append("</script>\n");
    }

    /** Adds a deferred script: it runs in this order when the page has been read, and before modules. */
    private void external(StringBuilder tags, String path) {
        tags.append("<script nonce=\"").append(nonce).append("\" defer crossorigin=\"anonymous\"");
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("data-clerk-publishable-key", config.publishableKey().text());
        if (config.domains().proxyUrl() != null) {
            attributes.put("data-clerk-proxy-url", config.domains().proxyUrl());
        }
        if (config.deployment() instanceof Satellite satellite && satellite.domain() != null) {
            attributes.put("data-clerk-domain", satellite.domain());
        }
        attributes.put("src", config.frontendApiUrl("") + path);
        attributes.forEach((name, value) -> tags.append(' ')
                .append(name)
                .append("=\"")
                .append(inAttribute(value))
                .append('"'));
        tags.append("></script>\n");
    }

    private JsonObject options() {
        JsonObjectBuilder options = Json.createObjectBuilder().add("telemetry", false);
        add(options, "signIn", config.pages().signIn());
        add(options, "signUp", config.pages().signUp());
        if (config.deployment() instanceof Satellite satellite) {
            options.add("isSatellite", true).add("satelliteAutoSync", satellite.autoSync());
        }
        if (!config.domains().allowedRedirectOrigins().isEmpty()) {
            // The page's own origin need not be named.
            JsonArrayBuilder origins = Json.createArrayBuilder();
            config.domains().allowedRedirectOrigins().forEach(it -> origins.add(it.toString()));
            options.add("allowedRedirectOrigins", origins);
        }
        return options.build();
    }

    private void add(JsonObjectBuilder options, String name, Page page) {
        add(options, name + "Url", page.address());
        add(options, name + "ForceRedirectUrl", page.after().force());
        add(options, name + "FallbackRedirectUrl", page.after().fallback());
    }

    private void add(JsonObjectBuilder options, String name, @Nullable PageAddress page) {
        if (page != null) {
            options.add(name, place(page));
        }
    }

    private String place(PageAddress page) {
        if (contextRoot == null && page instanceof FromContextRoot) {
            throw new IllegalStateException(
                    "Clerk's filter has not seen this page's request, so the context root (~) in "
                            + page.text()
                            + " is unknown. Name the page's path in clerk.servlet-filter.patterns, or write the path as the"
                            + " browser shows it.");
        }
        return page.under(contextRoot == null ? "" : contextRoot);
    }

    private static boolean isSignedIn(Settled state) {
        return state instanceof SignedIn signedIn && !signedIn.claims().isPending();
    }

    /** Returns the state under the names of the Auth object in Clerk's SDKs. */
    private static JsonObject initialState(Settled state) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (state instanceof SignedIn signedIn) {
            SessionClaims claims = signedIn.claims();
            JsonArrayBuilder permissions = Json.createArrayBuilder();
            if (claims.orgPermissions() != null) {
                claims.orgPermissions().forEach(permissions::add);
            }
            addText(json, "userId", claims.userId());
            addText(json, "sessionId", claims.sessionId());
            addText(
                    json,
                    "sessionStatus",
                    claims.sessionStatus() == null
                            ? null
                            : claims.sessionStatus().toString());
            addText(json, "orgId", claims.orgId());
            addText(json, "orgRole", claims.orgRole());
            addText(json, "orgSlug", claims.orgSlug());
            json.add("orgPermissions", permissions);
        } else {
            addText(json, "userId", null);
            addText(json, "sessionId", null);
        }
        return json.build();
    }

    private static void addText(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value == null) {
            json.addNull(name);
        } else {
            json.add(name, value);
        }
    }

    @Override
    public String getContentSecurityPolicy() {
        return ContentSecurityPolicy.of(config, nonce);
    }

    /** Escapes the JSON so that nothing in it ends a script element or begins a comment. */
    private static String inScript(JsonObject json) {
        return json.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String inAttribute(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
