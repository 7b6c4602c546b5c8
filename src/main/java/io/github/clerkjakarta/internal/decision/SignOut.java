package io.github.clerkjakarta.internal.decision;

import io.github.clerkjakarta.internal.request.WireNames;
import java.util.ArrayList;
import java.util.List;

/** The Set-Cookie lines that remove everything by which a browser is known here. */
final class SignOut {
    private static final List<String> NAMES =
            List.of(WireNames.SESSION, WireNames.CLIENT_UAT, WireNames.REFRESH, WireNames.DEV_BROWSER);

    private SignOut() {}

    /**
     * Clerk sets some cookies for the host alone and some for the whole site, and which domain that is nobody here knows:
     * all that the host may have got are removed, of the names that came. Browsers pass over those for a public suffix.
     */
    static List<String> cookies(Visit visit) {
        List<String> lines = new ArrayList<>();
        for (String name : NAMES) {
            for (String one :
                    List.of(name, name + "_" + visit.config().publishableKey().cookieSuffix())) {
                if (visit.cookies().get(one) != null) {
                    lines.add(one + "=; Path=/; Max-Age=0");
                    for (String domain : domains(visit.url().host())) {
                        lines.add(one + "=; Path=/; Domain=" + domain + "; Max-Age=0");
                    }
                }
            }
        }
        return lines;
    }

    /** The host and those above it that have a dot; none for addresses. */
    private static List<String> domains(String host) {
        List<String> domains = new ArrayList<>();
        if (host.matches("[0-9.]+") || host.startsWith("[")) {
            return domains;
        }
        String domain = host;
        while (domain.contains(".")) {
            domains.add(domain);
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        if (host.endsWith(".localhost")) {
            domains.add("localhost");
        }
        return domains;
    }
}
