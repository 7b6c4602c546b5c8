package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.internal.deployment.WebXml.Servlet;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebXmlTest {
    private static final String EE10 = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">";

    private static WebXml parse(String content) {
        return WebXml.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    private static WebXml webApp(String content) {
        WebXml webXml = parse(EE10 + content + "</web-app>");
        assertThat(webXml).isNotNull();
        return webXml;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<web-app>",
                "<web-app/><web-app/>",
                "<web-app><!-- -- --></web-app>",
                "<web-app>&unknown;</web-app>",
                "<a:web-app/>"
            })
    void whatIsNoXmlIsNull(String content) {
        assertThat(parse(content)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app version='6.0'/>",
                "<web-fragment xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"/>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- licence -->\n<web-app version='6.0'/>",
                "<j:web-app version=\"6.0\" xmlns:j=\"https://jakarta.ee/xml/ns/jakartaee\"/>",
                "\ufeff<web-app version='6.0'/>",
            })
    void saysNothing(String content) {
        WebXml webXml = parse(content);

        assertThat(webXml).isNotNull();
        assertThat(webXml.isComplete()).isFalse();
        assertThat(webXml.listeners()).isEmpty();
        assertThat(webXml.servlets()).isEmpty();
        assertThat(webXml.parameters("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "version='6.0' metadata-complete='true', true",
        "version='6.0' metadata-complete='1', true",
        "version='6.0' metadata-complete='false', false",
        "version='6.0', false",
        "version='3.0', false",
        "version='2.5', false",
        "version='2.5' metadata-complete='true', true",
        // From a time before annotations.
        "version='2.4', true",
        // Measured on Open Liberty: annotations count.
        "id='unversioned', false",
    })
    void complete(String attribute, boolean expected) {
        assertThat(parse("<web-app " + attribute + "/>").isComplete()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<listener><listener-class>a.L</listener-class></listener>",
                "<listener>\n<description>x</description><listener-class>\n\t a.L \n</listener-class></listener>",
                "<listener><listener-class><![CDATA[a.L]]></listener-class></listener>",
                "<listener><listener-class><!-- b.L -->a.L</listener-class></listener>",
                "<listener id='x'><listener-class>a.&#76;</listener-class></listener>",
            })
    void listeners(String xml) {
        assertThat(webApp(xml).listeners()).containsExactly("a.L");
    }

    /** Its name alone starts no listener. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <listener><listener-class>a.L</listener-class></listener> -->",
                "<description>a.L</description>",
                "<description><![CDATA[<listener><listener-class>a.L</listener-class></listener>]]></description>",
                "<context-param><param-name>x</param-name><param-value>a.L</param-value></context-param>",
                "<listener><description>a.L</description></listener>",
                "<listener/>",
                "<listener-class>a.L</listener-class>",
                "<?listener <listener-class>a.L</listener-class>?>",
            })
    void noListener(String xml) {
        assertThat(webApp(xml).listeners()).isEmpty();
    }

    @Test
    void parametersOfAllKinds() {
        String parameter = "<param-name> a </param-name><param-value> 1 </param-value>";
        String other = "<param-name>b</param-name><param-value>3</param-value>";
        WebXml webXml = webApp("<context-param>" + parameter + "</context-param><context-param>" + other
                + "</context-param><servlet><servlet-name>s</servlet-name><init-param>"
                + parameter.replace('1', '2') + "</init-param></servlet><context-param><param-name>a</param-name>"
                + "</context-param>");

        assertThat(webXml.parameters("a")).containsExactly("1", "2");
        assertThat(webXml.parameters("b")).containsExactly("3");
        assertThat(webXml.parameters("A")).isEmpty();
    }

    @Test
    void servletsAndTheirMappings() {
        WebXml webXml = webApp("""
                <servlet><servlet-name> s </servlet-name><servlet-class> a.S </servlet-class></servlet>
                <servlet-mapping><servlet-name>s</servlet-name>
                  <url-pattern> /s </url-pattern><url-pattern>/s/*</url-pattern></servlet-mapping>
                <servlet-mapping><servlet-name>s</servlet-name><url-pattern>*.s</url-pattern></servlet-mapping>
                <servlet><servlet-name>unmapped</servlet-name><servlet-class>a.U</servlet-class></servlet>
                <servlet><servlet-name>page</servlet-name><jsp-file>/x.jsp</jsp-file></servlet>
                <servlet-mapping><servlet-name>page</servlet-name><url-pattern>/page</url-pattern></servlet-mapping>
                """);

        assertThat(webXml.servlets())
                .containsExactlyInAnyOrder(
                        new Servlet("s", "a.S", null, List.of("/s", "/s/*", "*.s")),
                        new Servlet("unmapped", "a.U", null, List.of()),
                        new Servlet("page", null, null, List.of("/page")));
    }

    /** JAX-RS: a servlet of the application's name, with or without a servlet element. */
    @Test
    void jaxRsApplications() {
        WebXml webXml = webApp("""
                <servlet-mapping><servlet-name>a.App</servlet-name><url-pattern>/api/*</url-pattern></servlet-mapping>
                <servlet><servlet-name>jersey</servlet-name><servlet-class>x.Container</servlet-class>
                  <init-param><param-name>other</param-name><param-value>x</param-value></init-param>
                  <init-param><param-name>jakarta.ws.rs.Application</param-name>
                    <param-value> a.Other </param-value></init-param></servlet>
                <servlet-mapping><servlet-name>jersey</servlet-name><url-pattern>/other/*</url-pattern></servlet-mapping>
                """);

        assertThat(webXml.servlets())
                .containsExactlyInAnyOrder(
                        new Servlet("a.App", null, null, List.of("/api/*")),
                        new Servlet("jersey", "x.Container", "a.Other", List.of("/other/*")));
    }

    @Test
    void prefixesOfTheNamespaceDoNotMatter() {
        WebXml webXml = parse("""
                <j:web-app xmlns:j="http://xmlns.jcp.org/xml/ns/javaee" metadata-complete="true">
                  <j:listener><j:listener-class>a.L</j:listener-class></j:listener>
                  <j:servlet-mapping><j:servlet-name>s</j:servlet-name><j:url-pattern>/s</j:url-pattern></j:servlet-mapping>
                </j:web-app>
                """);

        assertThat(webXml.isComplete()).isTrue();
        assertThat(webXml.listeners()).containsExactly("a.L");
        assertThat(webXml.servlets()).containsExactly(new Servlet("s", null, null, List.of("/s")));
    }

    /** A filter's mapping belongs to no servlet. */
    @Test
    void filtersAreNoServlets() {
        assertThat(webApp("<filter><filter-name>f</filter-name></filter><filter-mapping><filter-name>f</filter-name>"
                                + "<url-pattern>/f/*</url-pattern></filter-mapping>")
                        .servlets())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<absolute-ordering/>, true",
        "<absolute-ordering><name>a</name></absolute-ordering>, true",
        "<absolute-ordering><name>a</name><others/></absolute-ordering>, false",
        "<ordering><before><others/></before></ordering>, false",
        "<!-- <absolute-ordering/> -->, false",
        "'', false",
    })
    void onlyTheNamedLibraries(String xml, boolean ordered) {
        assertThat(webApp(xml).isOrdered()).isEqualTo(ordered);
    }

    @Test
    void pagesWhateverTheyAreCalled() {
        assertThat(webApp("<jsp-config><jsp-property-group><url-pattern> *.foo </url-pattern>"
                                + "<url-pattern>/x/*</url-pattern></jsp-property-group><taglib/></jsp-config>")
                        .pages())
                .containsExactlyInAnyOrder("*.foo", "/x/*");
        assertThat(webApp("<servlet-mapping><url-pattern>/x</url-pattern></servlet-mapping>")
                        .pages())
                .isEmpty();
    }

    /** Nothing outside the file is read: no file, and no address on the network. */
    @Test
    void nothingOutsideIsRead(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "a.L");
        String listener = "<listener><listener-class>&x;</listener-class></listener>";
        WebXml webXml = parse("<!DOCTYPE web-app [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><web-app>" + listener
                + "</web-app>");
        if (webXml != null) {
            assertThat(webXml.listeners()).doesNotContain("a.L");
        }
        AtomicBoolean asked = new AtomicBoolean();
        try (ServerSocket network = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + network.getLocalPort() + "/web.dtd";
            Thread server = new Thread(() -> {
                try {
                    network.accept().close();
                    asked.set(true);
                } catch (IOException nobodyCame) {
                    // As it should be.
                }
            });
            server.start();
            WebXml old = parse("<!DOCTYPE web-app PUBLIC \"-//Sun//DTD Web Application 2.3//EN\" \"" + address
                    + "\"><web-app><listener><listener-class>a.L</listener-class></listener></web-app>");
            network.close();
            server.join();
            assertThat(old.listeners()).containsExactly("a.L");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(asked).isFalse();
    }

    /** A billion laughs end early. */
    @Test
    void entitiesDoNotGrow() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE web-app [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><web-app><listener><listener-class>&l29;</listener-class></listener></web-app>");

        assertThat(parse(laughs.toString())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1"})
    void encodings(String encoding) {
        String text = "<?xml version=\"1.0\" encoding=\"" + encoding
                + "\"?><web-app><listener><listener-class>a.\u00c4</listener-class></listener></web-app>";

        assertThat(WebXml.parse(text.getBytes(java.nio.charset.Charset.forName(encoding)))
                        .listeners())
                .containsExactly("a.\u00c4");
    }
}
