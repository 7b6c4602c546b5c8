package io.github.clerkjakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that must not start: with two copies of the library, or with a protected sign-in page. */
class RefusedDeploymentsIT {
    private static final String XMLNS = " xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"";

    private static LibertyServer server;
    private static String ours;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        ours = Zip.ours().keySet().stream()
                .filter(it -> it.startsWith("clerk-jakarta-"))
                .findFirst()
                .orElseThrow();
        byte[] library = Zip.ours().get(ours);
        Path other = Files.write(folder.resolve("clerk-jakarta-0.0.9.jar"), library);
        Path plain = War.of("one_copy", "all", List.of("tenants.Root", "tenants.Who"));
        Path versions = War.with("versions", List.of("tenants.Root", "tenants.Who"), List.of(other));
        Map<String, byte[]> inEar = new LinkedHashMap<>();
        inEar.put("META-INF/application.xml", application("ear_and_war"));
        inEar.put("ear_and_war.war", Files.readAllBytes(plain));
        inEar.put("lib/clerk-of-ear.jar", library);
        Zip.ours().forEach((name, jar) -> inEar.putIfAbsent("lib/" + name.replace("clerk-jakarta-", "z-"), jar));
        inEar.remove("lib/" + ours.replace("clerk-jakarta-", "z-"));
        Map<String, byte[]> twoWars = new LinkedHashMap<>();
        twoWars.put("META-INF/application.xml", application("first", "second"));
        twoWars.put("first.war", Files.readAllBytes(plain));
        twoWars.put("second.war", Files.readAllBytes(plain));
        server = LibertyServer.named("refused-deployments-it")
                .serverXml(LibertyServer.sample()
                        .replaceAll("    <webApplication.*\n", "")
                        .replace(
                                "</server>",
                                "<executor coreThreads=\"200\"/><library id=\"shared\"><fileset dir=\"${server.config.dir}/shared\" includes=\"*.jar\"/></library>"
                                        + "<webApplication location=\"versions.war\" contextRoot=\"/versions\"/>"
                                        + "<webApplication location=\"shared.war\" contextRoot=\"/shared\">"
                                        + "<classloader privateLibraryRef=\"shared\"/></webApplication>"
                                        + "<webApplication location=\"closed.war\" contextRoot=\"/closed\"><appProperties>"
                                        + "<property name=\"clerk.sign-in-url\" value=\"/closed/protected\"/>"
                                        + "</appProperties></webApplication>"
                                        + "<enterpriseApplication location=\"ear_and_war.ear\"/>"
                                        + "<enterpriseApplication location=\"two_wars.ear\"/>"
                                        + "<webApplication location=\"one_copy.war\" contextRoot=\"/one_copy\"/>"
                                        + "</server>"))
                .application("versions.war", versions)
                .application("shared.war", plain)
                .file("shared/clerk-of-library.jar", library)
                .application("ear_and_war.ear", Files.write(folder.resolve("a.ear"), Zip.of(inEar)))
                .application("two_wars.ear", Files.write(folder.resolve("b.ear"), Zip.of(twoWars)))
                .application("one_copy.war", plain)
                .application("closed.war", War.of("closed", "all", List.of("reasons")))
                .properties(Map.of(
                        "clerk.publishable-key", "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk",
                        "clerk.secret-key", "sk_test_hush"))
                .start();
    }

    private static byte[] application(String... wars) {
        StringBuilder modules = new StringBuilder();
        for (String war : wars) {
            modules.append("<module><web><web-uri>" + war + ".war</web-uri><context-root>/" + war
                    + "</context-root></web></module>");
        }
        return Zip.bytes("<application" + XMLNS + " version=\"10\">" + modules + "</application>");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String failure(String application) {
        String log = server.log();
        int start = log.indexOf("CWWKZ0002E: An exception occurred while starting the application " + application);
        assertThat(start).as(application + " does not start").isNotNegative();
        return log.substring(start, Math.min(log.length(), start + 3000));
    }

    @Test
    void twoVersionsInOneWar() {
        assertThat(failure("versions")).contains("2 copies of clerk-jakarta", ours, "clerk-jakarta-0.0.9.jar");
    }

    @Test
    void oneInTheEarAndOneInItsWar() {
        assertThat(failure("ear_and_war")).contains("2 copies of clerk-jakarta", ours, "clerk-of-ear.jar");
    }

    @Test
    void oneInTheWarAndOneInALibraryOfTheServer() {
        assertThat(failure("shared")).contains("2 copies of clerk-jakarta", ours, "clerk-of-library.jar");
    }

    @Test
    void aSignInPageThatAnAnnotationProtects() {
        assertThat(server.log())
                .contains("clerk.sign-in-url is /closed/protected, and an annotation protects that page"
                        + " (io.github.clerkjakarta.wars.reasons.Asked.signedIn)")
                .doesNotContain("CWWKZ0001I: Application closed started");
    }

    @Test
    void aCopyInEachWarOfAnEarIsNoMistake() {
        assertThat(server.log())
                .contains("CWWKZ0001I: Application one_copy started")
                .contains("CWWKZ0001I: Application two_wars started")
                .doesNotContain("WELD-001409");
    }
}
