package io.github.clerkjakarta.emulator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a parameter of type {@code String} of a test with {@link ClerkEmulator}: a token of a new session, for {@code
 * Authorization: Bearer}. It is good for a minute, like Clerk's tokens.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface SessionToken {

    /** The user's id in the seed. */
    String value();

    /** The id or slug of the active organization. Defaults to the user's first one, if any. */
    String organization() default "";

    /**
     * The application that the token is for, its {@code azp}: one of {@code clerk.authorized-parties} if they are set.
     */
    String origin() default "http://localhost:9080";
}
