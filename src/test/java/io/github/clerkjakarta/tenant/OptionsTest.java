package io.github.clerkjakarta.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerkjakarta.internal.config.Setting;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void thereIsOneForEverySettingOfAnInstance() throws ReflectiveOperationException {
        Map<Class<?>, Object> samples = Map.of(
                String.class,
                "x",
                String[].class,
                new String[] {"x"},
                Duration.class,
                Duration.ofSeconds(1),
                boolean.class,
                true,
                int.class,
                401);
        Options.Builder builder = Options.builder();
        for (Method setter : Options.Builder.class.getMethods()) {
            if (setter.getReturnType() == Options.Builder.class && setter.getParameterCount() == 1) {
                setter.invoke(builder, samples.get(setter.getParameterTypes()[0]));
            }
        }

        Set<Setting> otherNames =
                EnumSet.of(Setting.CLOCK_SKEW_IN_MS, Setting.AFTER_SIGN_IN_URL, Setting.AFTER_SIGN_UP_URL);
        assertThat(builder.build().toProperties().keySet())
                .isEqualTo(Arrays.stream(Setting.values())
                        .filter(setting -> setting.scope() == Setting.Scope.INSTANCE && !otherNames.contains(setting))
                        .map(Setting::property)
                        .collect(Collectors.toSet()));
    }

    @Test
    void equalOptionsAreEqual() {
        Options one = Options.builder().domain("a").debug(true).build();

        assertThat(one).isEqualTo(Options.builder().debug(true).domain("a").build());
        assertThat(one).isNotEqualTo(Options.builder().domain("b").debug(true).build());
        assertThat(Options.builder().build()).isSameAs(Options.configured());
    }

    @Test
    void theirTextShowsNoSecret() {
        assertThat(Options.builder().secretKey("hush").build().toString())
                .contains("clerk.secret-key")
                .doesNotContain("hush");
    }

    @Test
    void aValueOfSeveralHasNoWhiteSpace() {
        assertThatThrownBy(() -> Options.builder().audience("a b")).hasMessageContaining("white space");
        assertThat(Options.builder().audience("a", "b").build().toProperties()).containsEntry("clerk.audience", "a\nb");
    }

    @Test
    void onlyPropertiesOfThisLibraryCanBeNamed() {
        assertThatThrownBy(() -> Options.builder().property("x", "y")).hasMessageContaining("begin with clerk.");
    }
}
