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
 * Only users whose plan, or whose organization's, has a feature may call the method, or any of the class. Who is signed in without
 * it gets 404; otherwise as {@link Authenticated}.
 *
 * @see <a href="https://clerk.com/docs/guides/secure/authorization-checks">Clerk: authorization checks</a>
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface HasFeature {
    /** For example {@code org:billing}, {@code user:chat} or {@code search}. */
    @Nonbinding
    String[] value();

    /** Whether one of several is enough, which is the default, or all are needed. */
    @Nonbinding
    Match match() default Match.ANY;

    /** Where the signed-out are redirected; default: documents to sign-in. Kinds of URL as in {@link Protection}. */
    @Nonbinding
    String unauthenticatedUrl() default "";

    /** Where the signed-in are redirected who lack it; default: 404. Kinds of URL as in {@link Protection}. */
    @Nonbinding
    String unauthorizedUrl() default "";

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
