package io.github.clerkjakarta;

import io.github.clerkjakarta.tenant.OptionsResolver;

/**
 * The HTML tags that load ClerkJS and its components into a page, with this application's options. Inject it into the
 * code that writes the page. In Facelets and JSP it is the bean {@code clerk}:
 *
 * <pre>{@code
 * <h:outputText value="#{clerk.script}" escape="false"/>
 * <div data-clerk-component="UserButton"></div>
 * }</pre>
 *
 * <p>An element with {@code data-clerk-component} becomes that Clerk component ({@code SignIn}, {@code SignUp},
 * {@code UserButton}, {@code UserProfile}, {@code OrganizationSwitcher} ...). {@code data-clerk-props} holds its
 * properties as JSON. The event {@code clerk:loaded} on {@code document} tells that {@code window.Clerk} can be used.
 *
 * <p>To avoid flicker, {@code <html>} has the attribute {@code data-clerk} from the first paint: {@code signed-in} or
 * {@code signed-out}, from the server's view. ClerkJS keeps it up to date. The element {@code clerk-initial-state}
 * holds the same state as JSON. If Clerk's filter did not see the page's request, the attribute appears only when
 * ClerkJS has loaded, and the element is missing.
 *
 * @see <a href="https://clerk.com/docs/js-frontend/getting-started/quickstart">Clerk: JavaScript quickstart</a>
 * @see <a href="https://clerk.com/docs/js-frontend/reference/objects/clerk">Clerk: Clerk.load() options</a>
 */
public interface ClerkScript {

    /**
     * The tags, as HTML for {@code <head>}. Do not escape it again: all values in it are escaped. The tags carry
     * {@link #getNonce()}.
     *
     * @throws IllegalStateException if Clerk's filter did not see the request and the options depend on it: a URL
     *     begins with {@code ~/}, or an {@link OptionsResolver} chooses the options
     */
    String getScript();

    /** The nonce by which a Content-Security-Policy recognises these tags. Random, and new for each request. */
    String getNonce();

    /**
     * A value for the header {@code Content-Security-Policy}. It allows these tags, ClerkJS and its components, scripts
     * of this origin, and scripts that carry {@link #getNonce()}. It allows inline styles, because the components need
     * them. The other sources are those that Clerk requires; {@code clerk.csp-billing} adds those of Clerk Billing.
     *
     * @throws IllegalStateException under the conditions of {@link #getScript()}
     * @see <a href="https://clerk.com/docs/guides/secure/best-practices/csp-headers">Clerk: CSP headers</a>
     */
    String getContentSecurityPolicy();

    /**
     * Returns the same tags with a nonce of yours, for an application that writes its own policy.
     *
     * @param nonce in base64
     * @throws IllegalArgumentException if the nonce is not base64
     */
    ClerkScript withNonce(String nonce);
}
