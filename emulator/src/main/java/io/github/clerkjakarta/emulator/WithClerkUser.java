package io.github.clerkjakarta.emulator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test as this user. An injected {@code Auth} describes the user, and protected beans check the user's rights.
 * For tests with a CDI
 * container in the same process, such as weld-junit5's. A method's annotation replaces its class's.
 *
 * <pre>{@code
 * @Test
 * @WithClerkUser(userId = "user_bob", permissions = "org:invoices:read")
 * void bobMayReadOnly() { ... }
 * }</pre>
 *
 * <p>The user has a real token, signed with a key of this process, which the library verifies as any other. The request scope is
 * active while the test runs.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithClerkUserExtension.class)
public @interface WithClerkUser {

    /** The user's id. Empty for a signed-out request. */
    String userId() default "user_test";

    /** The session's status: {@code active} or {@code pending}. */
    String sessionStatus() default "active";

    /**
     * The active organization's id. Defaults to {@code org_test} if a role or a permission is given, otherwise to no
     * organization.
     */
    String orgId() default "";

    String orgSlug() default "test";

    /**
     * The user's role in the organization, for example {@code org:admin}. Defaults to {@code org:member} if there is an
     * organization.
     */
    String orgRole() default "";

    /** The user's permissions in the organization, for example {@code org:invoices:create}. */
    String[] permissions() default {};

    /** The organization's features, or the user's if there is no organization. */
    String[] features() default {};

    /** The organization's plan, or the user's if there is no organization. */
    String plan() default "";
}
