package io.github.clerkjakarta.internal.config;

import io.github.clerkjakarta.internal.url.PageAddress;
import org.jspecify.annotations.Nullable;

/**
 * The page to which a visitor goes after signing in or up: the forced one, else the page they came from, else the fallback.
 *
 * @see <a href="https://clerk.com/docs/guides/custom-redirects">Clerk: customize your redirect URLs</a>
 */
public record RedirectTargets(
        @Nullable PageAddress force, @Nullable PageAddress fallback) {
    static RedirectTargets read(SettingReader settings, Setting force, Setting fallback, Setting deprecated) {
        PageAddress forced = settings.addresses().page(force);
        PageAddress usual = settings.addresses().page(fallback);
        PageAddress old = settings.addresses().page(deprecated);
        return new RedirectTargets(forced, usual != null ? usual : old);
    }

    /** @param cameFrom the page that sent the visitor, or null */
    public @Nullable String place(@Nullable String cameFrom) {
        if (force != null) {
            return force.text();
        }
        return cameFrom != null || fallback == null ? cameFrom : fallback.text();
    }
}
