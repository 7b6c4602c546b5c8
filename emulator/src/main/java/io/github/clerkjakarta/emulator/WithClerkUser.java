package io.github.clerkjakarta.emulator;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test as this user: {@code @Inject Auth} knows it, and protected beans let in whom they would let in. For tests with a CDI
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

    /** Empty: a request by nobody. */
    String userId() default "user_test";

    /** {@code active} or {@code pending}. */
    String sessionStatus() default "active";

    /** The active organization. Empty: {@code org_test} where a role or a permission is given, none otherwise. */
    String orgId() default "";

    String orgSlug() default "test";

    /** {@code org:admin}. Empty: {@code org:member} where there is an organization. */
    String orgRole() default "";

    /** {@code org:invoices:create}. */
    String[] permissions() default {};

    /** The organization's, or those of the user where there is no organization. */
    String[] features() default {};

    /** The organization's, or the user's where there is no organization. */
    String plan() default "";
}
