package io.github.clerkjakarta;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets only users whose plan, or whose active organization's plan, includes a feature call the method, or any method of
 * the class. A signed-in user without the feature gets 404. Otherwise it works like {@link Authenticated}.
 *
 * @see <a href="https://clerk.com/docs/guides/secure/authorization-checks">Clerk: authorization checks</a>
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface HasFeature {
    /**
     * The required features: {@code org:billing} for the organization's plan only, {@code user:chat} for the user's
     * plan only, {@code search} for either.
     */
    @Nonbinding
    String[] value();

    /** The way in which several values combine: one is enough (the default), or all are required. */
    @Nonbinding
    Match match() default Match.ANY;

    /**
     * The URL to which every signed-out request is redirected, in one of the forms that {@link Protection} describes.
     * By default only page navigations are redirected, to sign-in.
     */
    @Nonbinding
    String unauthenticatedUrl() default "";

    /**
     * The URL to which a signed-in user who does not meet the requirement is redirected, in one of the forms that
     * {@link Protection} describes. By default they get 404.
     */
    @Nonbinding
    String unauthorizedUrl() default "";

    /**
     * The response to a signed-out request that is not a page navigation. Defaults to
     * {@code clerk.unauthenticated-status}.
     */
    @Nonbinding
    SignedOutResponse signedOut() default SignedOutResponse.DEFAULT;

    /**
     * The accepted kinds of token. Defaults to a user's session. If several annotations apply to a method, all of them
     * must accept the token; deployment fails if they have no kind in common. A machine has
     * no roles, permissions, features or plans, and so never meets a requirement for one. See {@link Protection#token}.
     */
    @Nonbinding
    TokenType[] token() default TokenType.SESSION;
}
