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
 * Lets only signed-in users call the method, or any method of the class. It works on JAX-RS resources and on any CDI
 * bean. A page navigation is redirected to sign-in; any other request gets the response of {@link #signedOut}. A
 * pending session counts as signed out.
 *
 * <p>An annotation on a method replaces the same annotation on its class. Annotations of different types add up.
 * {@code @PermitAll} on a method lifts those of its class. An annotation that a method inherits from a superclass or an
 * interface can be replaced by one of the same type, but not dropped. An annotation type of your own may carry this one
 * and then means the same. Deployment fails if nothing can enforce the annotation.
 * {@code docs/reference/annotations.md} has all rules.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/auth">Clerk: auth.protect()</a>
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Authenticated {

    /**
     * The URL to which every signed-out request is redirected, in one of the forms that {@link Protection} describes.
     * By default only page navigations are redirected, to sign-in.
     */
    @Nonbinding
    String unauthenticatedUrl() default "";

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
