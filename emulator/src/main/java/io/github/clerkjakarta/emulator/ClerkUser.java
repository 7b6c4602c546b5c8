package io.github.clerkjakarta.emulator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a parameter of type {@link Seed.User} of a test with {@link ClerkEmulator}: that user of the seed. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClerkUser {

    /** The user's id. */
    String value();
}
