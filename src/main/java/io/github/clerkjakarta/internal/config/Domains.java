package io.github.clerkjakarta.internal.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The domains that browsers are redirected between.
 *
 * @param proxyUrl the address of the Frontend API, absolute or a path of this origin; null for its own
 * @param allowedRedirectOrigins the origins, besides its own, that a development primary redirects browsers back to
 */
public record Domains(Deployment deployment, @Nullable String proxyUrl, List<OriginPattern> allowedRedirectOrigins) {

    /** @param publishableKey null if it is wrong or missing */
    static Domains read(SettingReader settings, @Nullable PublishableKey publishableKey) {
        boolean satellite = settings.flag(Setting.IS_SATELLITE, false);
        boolean autoSync = settings.flag(Setting.SATELLITE_AUTO_SYNC, true);
        String proxyUrl = settings.addresses().proxyUrl();
        String domain = settings.addresses().domain(publishableKey != null && !publishableKey.isDevelopment());
        Deployment deployment = satellite ? new Deployment.Satellite(domain, autoSync) : new Deployment.Primary();
        if (deployment instanceof Deployment.Satellite it) {
            SatelliteRules.check(it, proxyUrl, publishableKey, settings);
        }
        return new Domains(deployment, proxyUrl, settings.addresses().redirectOrigins());
    }
}
