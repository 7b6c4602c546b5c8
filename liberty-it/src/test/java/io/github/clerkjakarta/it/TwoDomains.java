package io.github.clerkjakarta.it;

import io.github.clerkjakarta.emulator.Emulator;
import io.github.clerkjakarta.it.Browser.Answer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo twice on one Open Liberty: the primary at {@code localhost}, the satellite at {@code 127.0.0.1}. */
final class TwoDomains {
    static final String PRIMARY = "localhost";
    static final String SATELLITE = "127.0.0.1";

    private static final List<String> PARAMETERS =
            List.of("__clerk_redirect_url", "__clerk_db_jwt", "__clerk_synced=true", "__clerk_handshake_nonce");

    private TwoDomains() {}

    /** Returns {@code server.xml.sample} with both applications, each with its host and properties. */
    static String serverXml(Map<String, String> primary, Map<String, String> satellite) {
        Map<String, Map<String, String>> both = new LinkedHashMap<>();
        both.put(PRIMARY, primary);
        both.put(SATELLITE, satellite);
        return serverXml(both);
    }

    /** Returns the same for any number of hosts. */
    static String serverXml(Map<String, Map<String, String>> byHost) {
        String sample = LibertyServer.sample();
        String one = "    <webApplication location=\"clerk-demo.war\" contextRoot=\"/\"/>\n";
        if (!sample.contains(one)) {
            throw new IllegalStateException("server.xml.sample has no such application: " + one);
        }
        StringBuilder applications = new StringBuilder();
        byHost.forEach((host, properties) ->
                applications.append(application("on-" + host.replace('.', '-'), host, properties)));
        return sample.replace(one, applications);
    }

    private static String application(String name, String host, Map<String, String> properties) {
        String own = properties.entrySet().stream()
                .map(it -> "            <property name=\"" + it.getKey() + "\" value=\""
                        + LibertyServer.escaped(it.getValue()) + "\"/>\n")
                .collect(Collectors.joining());
        return "    <virtualHost id=\"" + name + "\"><hostAlias>" + host + ":${http.port}</hostAlias></virtualHost>\n"
                + "    <webApplication id=\"" + name + "\" name=\"" + name
                + "\" location=\"clerk-demo.war\" contextRoot=\"/\">\n"
                + "        <web-bnd><virtual-host name=\"" + name + "\"/></web-bnd>\n"
                + "        <appProperties>\n" + own + "        </appProperties>\n"
                + "    </webApplication>\n";
    }

    static String url(String host, int port) {
        return "http://" + host + ":" + port;
    }

    /**
     * Signs in on the primary's sign-in page, without ClerkJS: by the form of the hosted page. The answer leads back to
     * the page before.
     */
    static Answer signIn(Browser browser, Emulator clerk, URI page) {
        URI form = URI.create(
                clerk.signInUrl() + "?" + page.getRawQuery() + "&__clerk_db_jwt=" + browser.cookie("__clerk_db_jwt"));
        return browser.signIn(form, "ada@example.com", "ada");
    }

    /**
     * Returns each hop's status and target: P for the primary, S for the satellite, E for Clerk; of the query, the
     * protocol's.
     */
    static List<String> places(int port, Emulator clerk, List<Answer> hops) {
        return hops.stream()
                .map(hop -> hop.status() + " "
                        + place(hop.location()
                                .replace(url(PRIMARY, port), "P")
                                .replace(url(SATELLITE, port), "S")
                                .replace(url(PRIMARY, clerk.port()), "E")
                                .replace(url(SATELLITE, clerk.port()), "E")))
                .toList();
    }

    private static String place(String location) {
        String path = location.replaceAll("\\?.*", "");
        if (path.endsWith("/handshake")) {
            return path + location.replaceAll(".*__clerk_hs_reason=([a-z-]*).*", "($1)");
        }
        String query = PARAMETERS.stream()
                .filter(name -> location.contains("?" + name) || location.contains("&" + name))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
