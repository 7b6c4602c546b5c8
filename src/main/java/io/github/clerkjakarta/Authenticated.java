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
 * Lets only signed-in users call the method, or any method of the class: of a JAX-RS resource or of any CDI bean. A browser
 * that asks for a page goes to sign-in, any other request gets 404. A pending session counts as signed out.
 *
 * <p>A method's annotation replaces its class's of the same kind; annotations of different kinds add up;
 * {@code @PermitAll} on a method lifts those of its class. What a method inherits from a superclass or an interface can be
 * replaced by the same kind, not dropped. An annotation type of your own may carry this one and then means the same. If nothing can
 * enforce the annotation, the application does not start. {@code docs/reference/annotations.md} has all rules.
 *
 * @see <a href="https://clerk.com/docs/reference/nextjs/app-router/auth">Clerk: auth.protect()</a>
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Authenticated {

    /** Where the signed-out are redirected; default: documents to sign-in. Kinds of URL as in {@link Protection}. */
    @Nonbinding
    String unauthenticatedUrl() default "";

    /** What a signed-out request that is not for a document is answered; default: what the configuration says. */
    @Nonbinding
    SignedOutResponse signedOut() default SignedOutResponse.DEFAULT;

    /**
     * The kinds of token that will do; default: a session's. All annotations of a method must agree on one. A machine has no
     * roles, permissions, features or plans. See {@link Protection#token}.
     */
    @Nonbinding
    TokenType[] token() default TokenType.SESSION;
}
