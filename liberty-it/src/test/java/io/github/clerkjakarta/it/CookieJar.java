package io.github.clerkjakarta.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Cookies as browsers keep and send them (RFC 6265). Java's own manager sends those with a {@code Max-Age} in quotes
 * and with a version, as no browser does. Cookies belong to hosts, not ports. No cookie expires by
 * itself, because then a test's result would depend on how busy the machine is.
 */
final class CookieJar {
    private record Cookie(String host, String path, String name, String value) {}

    private final List<Cookie> cookies = new ArrayList<>();

    synchronized void take(URI from, List<String> setCookies) {
        for (String line : setCookies) {
            String[] parts = line.split(";", -1);
            String[] pair = parts[0].split("=", 2);
            String path = from.getPath().substring(0, Math.max(1, from.getPath().lastIndexOf('/')));
            boolean expired = false;
            for (String part : parts) {
                String[] attribute = part.strip().split("=", 2);
                switch (attribute[0].toLowerCase(Locale.ROOT)) {
                    case "path" -> path = attribute[1];
                    case "max-age" -> expired = Long.parseLong(attribute[1]) <= 0;
                    default -> {}
                }
            }
            Cookie cookie = new Cookie(from.getHost(), path, pair[0].strip(), pair[1].strip());
            cookies.removeIf(
                    it -> it.host.equals(cookie.host) && it.path.equals(cookie.path) && it.name.equals(cookie.name));
            if (!expired) {
                cookies.add(cookie);
            }
        }
    }

    /** Returns the header's value; empty if no cookie matches. */
    synchronized String header(URI to) {
        return cookies.stream()
                .filter(it -> it.host.equals(to.getHost()) && isBelow(to.getPath(), it.path))
                .sorted(Comparator.comparing(it -> -it.path.length()))
                .map(it -> it.name + "=" + it.value)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    private static boolean isBelow(String path, String cookiePath) {
        return path.equals(cookiePath) || path.startsWith(cookiePath.endsWith("/") ? cookiePath : cookiePath + "/");
    }

    /** Returns the cookie's value on any host; empty if it is absent. */
    synchronized String value(String name) {
        return cookies.stream()
                .filter(it -> it.name.equals(name))
                .map(Cookie::value)
                .findFirst()
                .orElse("");
    }

    synchronized void forget(String namePrefix) {
        cookies.removeIf(it -> it.name.startsWith(namePrefix));
    }
}
