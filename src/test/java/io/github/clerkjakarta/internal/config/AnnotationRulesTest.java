package io.github.clerkjakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.internal.config.ApplicationConfig.AnnotationRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value fails the deployment elsewhere; meanwhile the stricter reading counts. */
class AnnotationRulesTest {
    private static final String DEFAULT = "clerk.default";
    private static final String ROLES = "clerk.role-annotations";

    private static AnnotationRules rules(String... pair) {
        return Fixtures.configuration(pair).annotations();
    }

    @Test
    void whatCountsIfNothingIsSaid() {
        AnnotationRules rules = rules();

        assertThat(rules.denyByDefault()).isFalse();
        assertThat(rules.enforceRoles()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "'  ', false",
        "allow, false",
        "' allow ', false",
        "deny, true",
        "' deny ', true",
        "Allow, true",
        "ALLOW, true",
        "allowed, true",
        "'allow,deny', true",
        "true, true",
        "none, true"
    })
    void deniesByDefault(String value, boolean denies) {
        AnnotationRules rules = rules(DEFAULT, value);

        assertThat(rules.denyByDefault()).isEqualTo(denies);
        assertThat(rules.enforceRoles()).as("the other one").isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "'  ', true",
        "clerk, true",
        "' clerk ', true",
        "container, false",
        "' container ', false",
        "Container, true",
        "CONTAINER, true",
        "containers, true",
        "false, true",
        "none, true"
    })
    void enforcesRoles(String value, boolean enforces) {
        AnnotationRules rules = rules(ROLES, value);

        assertThat(rules.enforceRoles()).isEqualTo(enforces);
        assertThat(rules.denyByDefault()).as("the other one").isFalse();
    }
}
