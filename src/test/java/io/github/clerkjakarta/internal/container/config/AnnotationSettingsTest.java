package io.github.clerkjakarta.internal.container.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong value fails the deployment elsewhere; meanwhile the stricter reading counts. */
class AnnotationSettingsTest {
    private static final String DEFAULT = "clerk.default";
    private static final String ROLES = "clerk.role-annotations";

    @AfterEach
    void nothingIsSet() {
        System.clearProperty(DEFAULT);
        System.clearProperty(ROLES);
    }

    @Test
    void whatCountsIfNothingIsSaid() {
        assertThat(AnnotationSettings.deniesByDefault()).isFalse();
        assertThat(AnnotationSettings.enforcesRoles()).isTrue();
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
        System.setProperty(DEFAULT, value);

        assertThat(AnnotationSettings.deniesByDefault()).isEqualTo(denies);
        assertThat(AnnotationSettings.enforcesRoles()).as("the other one").isTrue();
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
        System.setProperty(ROLES, value);

        assertThat(AnnotationSettings.enforcesRoles()).isEqualTo(enforces);
        assertThat(AnnotationSettings.deniesByDefault()).as("the other one").isFalse();
    }
}
