package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.internal.config.Setting;

/** {@code clerk.default=deny}: what says nothing about protection is refused. */
final class DenyByDefault {
    private DenyByDefault() {}

    /** Any other value than the default counts; one that is wrong has failed the deployment. */
    static boolean isOn() {
        return MicroProfileConfig.value(Setting.DEFAULT)
                .filter(value -> !value.isBlank() && !value.strip().equals("allow"))
                .isPresent();
    }
}
