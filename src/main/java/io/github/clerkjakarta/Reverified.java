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
 * Lets only users who recently verified their identity call the method, or any method of the class. Other signed-in
 * users get 403 with Clerk's {@code reverification-error}: ClerkJS then asks the user to verify and tries again.
 * Signed-out requests are answered as by {@link Authenticated}. Other annotations are checked first, so that a user
 * never has to verify for a page that they may not see.
 *
 * <pre>{@code
 * @Reverified(STRICT)
 * @Reverified(level = Level.FIRST_FACTOR, afterMinutes = 3)
 * }</pre>
 *
 * @see <a href="https://clerk.com/docs/guides/secure/reverification">Clerk: reverification</a>
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Reverified {
    /** One of Clerk's named rules. Defaults to {@code STRICT}. Ignored if {@link #afterMinutes} is given. */
    @Nonbinding
    Reverification.Preset value() default Reverification.Preset.STRICT;

    /** The factors that must have been verified. Used only together with {@link #afterMinutes}. */
    @Nonbinding
    Reverification.Level level() default Reverification.Level.SECOND_FACTOR;

    /** The age in minutes at which a verification no longer counts. Defaults to 0: {@link #value} decides. */
    @Nonbinding
    int afterMinutes() default 0;

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
}
