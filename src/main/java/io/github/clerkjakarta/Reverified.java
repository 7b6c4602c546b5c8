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
 * Only users who proved not long ago who they are may call the method, or any of the class. Others who are signed in get
 * 403 with Clerk's {@code reverification-error}, for which ClerkJS asks the user and tries again; the signed-out as with
 * {@link Authenticated}. What other annotations ask for is asked first: nobody proves anything for a page they may not see.
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
    /** One of Clerk's combinations of level and age. Of no account where {@link #afterMinutes} is given. */
    @Nonbinding
    Reverification.Preset value() default Reverification.Preset.STRICT;

    /** The level that goes with {@link #afterMinutes}. */
    @Nonbinding
    Reverification.Level level() default Reverification.Level.SECOND_FACTOR;

    /** Minutes after which a verification does not count any more; 0, the default: as {@link #value} says. */
    @Nonbinding
    int afterMinutes() default 0;

    /** Where the signed-out are redirected; default: documents to sign-in. Kinds of URL as in {@link Protection}. */
    @Nonbinding
    String unauthenticatedUrl() default "";

    /** What a signed-out request that is not for a document is answered; default: what the configuration says. */
    @Nonbinding
    SignedOutResponse signedOut() default SignedOutResponse.DEFAULT;
}
