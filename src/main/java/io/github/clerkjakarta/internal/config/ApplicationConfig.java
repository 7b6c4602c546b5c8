package io.github.clerkjakarta.internal.config;

import static io.github.clerkjakarta.internal.config.ConfigProblems.quoted;

import io.github.clerkjakarta.route.RouteMatcher;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The application's decisions for all its requests, whichever Clerk instance they belong to.
 *
 * @param refusesCrossSite true if other sites may not cause unsafe requests with a session cookie
 * @param allowedHosts in lower case; empty for any
 * @param servletPatterns requests that the servlet filter handles; null if it is off
 */
public record ApplicationConfig(
        PublicOrigin publicOrigin,
        Routes routes,
        AnnotationRules annotations,
        boolean refusesCrossSite,
        Set<String> allowedHosts,
        @Nullable EncryptionKey encryptionKey,
        @Nullable List<String> servletPatterns) {

    /**
     * Protection by path.
     *
     * @param ignored requests that are not authenticated at all; null if not set
     * @param protectedRoutes requests that require a signed-in user; null if not set
     * @param publicRoutes the only requests that do not require a signed-in user; null if not set
     * @param everywhere true if these rules also apply to servlets, pages and files
     */
    public record Routes(
            @Nullable RouteMatcher ignored,
            @Nullable RouteMatcher protectedRoutes,
            @Nullable RouteMatcher publicRoutes,
            boolean everywhere) {}

    /**
     * The rules by which annotations are enforced.
     *
     * @param denyByDefault true if a method without an annotation is refused
     * @param enforceRoles true if {@code @RolesAllowed} and {@code @DenyAll} are enforced here
     */
    public record AnnotationRules(boolean denyByDefault, boolean enforceRoles) {}

    static ApplicationConfig read(SettingReader settings) {
        // The extension reads annotations before it can report a wrong value. Until then a wrong value counts as the
        // stricter rule.
        AnnotationRules annotations = new AnnotationRules(
                !settings.oneOf(Setting.DEFAULT, "allow", "deny").equals("allow"),
                !settings.oneOf(Setting.ROLE_ANNOTATIONS, "clerk", "container").equals("container"));
        Routes routes = new Routes(
                settings.routes(Setting.IGNORED),
                settings.routes(Setting.ROUTES_PROTECTED),
                settings.routes(Setting.ROUTES_PUBLIC),
                settings.oneOf(Setting.ROUTES_SCOPE, "all", "jaxrs").equals("all"));
        boolean servletFilter = settings.routes(Setting.SERVLET_FILTER_PATTERNS) != null;
        return new ApplicationConfig(
                new PublicOrigin(
                        forwardedHeaders(settings), settings.addresses().publicUrl()),
                routes,
                annotations,
                settings.oneOf(Setting.CSRF, "off", "same-site").equals("same-site"),
                settings.addresses().hosts(),
                encryptionKey(settings),
                servletFilter ? settings.settings().patterns(Setting.SERVLET_FILTER_PATTERNS) : null);
    }

    private static Set<ForwardedHeader> forwardedHeaders(SettingReader settings) {
        Set<ForwardedHeader> headers = EnumSet.noneOf(ForwardedHeader.class);
        for (String name : settings.addresses().list(Setting.FORWARDED_HEADERS)) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "none" -> {}
                case "host" -> headers.add(ForwardedHeader.HOST);
                case "proto" -> headers.add(ForwardedHeader.PROTO);
                default ->
                    settings.problems()
                            .wrong(
                                    Setting.FORWARDED_HEADERS.property(),
                                    quoted(name),
                                    "host, proto, both or none is expected.");
            }
        }
        return headers;
    }

    private static @Nullable EncryptionKey encryptionKey(SettingReader settings) {
        String text = settings.text(Setting.ENCRYPTION_KEY);
        EncryptionKey key = text == null ? null : EncryptionKey.parse(text);
        if (text != null && key == null) {
            settings.problems()
                    .wrong(
                            Setting.ENCRYPTION_KEY.property(),
                            "not 64 hexadecimal digits (the value is not shown)",
                            "32 random bytes are expected, as `openssl rand -hex 32` prints them.");
        }
        return key;
    }
}
