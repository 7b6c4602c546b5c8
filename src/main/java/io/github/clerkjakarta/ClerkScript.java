package io.github.clerkjakarta;

import io.github.clerkjakarta.tenant.OptionsResolver;

/**
 * The tags that load ClerkJS and its components into a page, with this application's options. Inject it into whatever writes
 * the page; in Facelets and JSP it is the bean {@code clerk}:
 *
 * <pre>{@code
 * <h:outputText value="#{clerk.script}" escape="false"/>
 * <div data-clerk-component="UserButton"></div>
 * }</pre>
 *
 * <p>Elements with {@code data-clerk-component} become that component of Clerk's ({@code SignIn}, {@code SignUp},
 * {@code UserButton}, {@code UserProfile}, {@code OrganizationSwitcher} ...), with the properties that
 * {@code data-clerk-props} gives as JSON. {@code document} gets the event {@code clerk:loaded} when {@code window.Clerk} can be
 * used.
 *
 * <p>So that nothing flickers, {@code <html>} has the attribute {@code data-clerk} from the first paint on,
 * {@code signed-in} or {@code signed-out}, as the server knows it, and ClerkJS keeps it true; the same as JSON is in the
 * element {@code clerk-initial-state}. On a page whose request Clerk's filter did not see both begin when ClerkJS has loaded.
 *
 * @see <a href="https://clerk.com/docs/js-frontend/getting-started/quickstart">Clerk: JavaScript quickstart</a>
 * @see <a href="https://clerk.com/docs/js-frontend/reference/objects/clerk">Clerk: Clerk.load() options</a>
 */
public interface ClerkScript {

    /**
     * The tags, as HTML that must not be escaped again; put them into {@code <head>}. All that is in them is escaped. They
     * carry {@link #getNonce()}.
     *
     * @throws IllegalStateException where the options cannot be known without Clerk's filter: a URL that begins with
     *     {@code ~/}, or options that an {@link OptionsResolver} gives per request
     */
    String getScript();

    /** The value by which a Content-Security-Policy recognises these tags: random, new for each request. */
    String getNonce();

    /**
     * Returns a value for the header {@code Content-Security-Policy}. It allows these tags, ClerkJS and its components, scripts of this
     * origin, and scripts that carry {@link #getNonce()}. Inline styles are allowed, because the components need them. The sources are
     * those that Clerk requires; {@code clerk.csp-billing} adds those of Clerk Billing.
     *
     * @throws IllegalStateException as {@link #getScript()}
     * @see <a href="https://clerk.com/docs/guides/secure/best-practices/csp-headers">Clerk: CSP headers</a>
     */
    String getContentSecurityPolicy();

    /**
     * The same with the nonce of a policy that the application makes itself.
     *
     * @param nonce base64
     * @throws IllegalArgumentException where it is not
     */
    ClerkScript withNonce(String nonce);
}
