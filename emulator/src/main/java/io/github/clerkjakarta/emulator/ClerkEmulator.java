package io.github.clerkjakarta.emulator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts an offline Clerk before the tests of a class, on a free port of the loopback address, and stops it after them. Tests
 * and lifecycle methods may have as parameters the {@link Emulator} (keys, URLs, properties), a {@link Seed.User} with
 * {@link ClerkUser}, and a {@code String} with {@link SessionToken}.
 *
 * <pre>{@code
 * @ClerkEmulator
 * class InvoicesIT {
 *     @Test
 *     void adaSeesHerInvoices(@SessionToken("user_ada") String token) { ... }
 * }
 * }</pre>
 *
 * <p>The tests of one class share users, sessions and troubles. Nothing is kept for the next class.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClerkEmulatorExtension.class)
public @interface ClerkEmulator {

    /**
     * A seed file: a path, or a resource of the class path that begins with {@code classpath:}. Defaults to the demo's
     * users.
     */
    String seed() default "";

    /** True for a production instance, which recognises browsers by a cookie of its own. */
    boolean production() default false;

    /** The port, or 0 for a free one. */
    int port() default 0;

    /**
     * True to set {@link Emulator#properties()} as system properties while the tests of the class run, so that an
     * application in the same process finds them.
     */
    boolean systemProperties() default false;
}
