package io.github.clerkjakarta.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Compiled;
import jakarta.ws.rs.core.Application;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications that keep Clerk's filter out. */
class LoadServicesTest {
    private static final String NAME = "jakarta.ws.rs.loadServices";

    private static Arguments row(String xml, boolean off) {
        return Arguments.of(xml, off);
    }

    private static String param(String name, String value) {
        return "<web-app><servlet><init-param>" + name + value + "</init-param></servlet></web-app>";
    }

    static Stream<Arguments> webXmls() {
        String name = "<param-name>" + NAME + "</param-name>";
        String value = "<param-value>false</param-value>";
        return Stream.of(
                row("no XML", false),
                row("<web-app/>", false),
                row(param(name, value), true),
                row(param(name, "\n  " + value), true),
                row(
                        param(
                                "<param-name>\n " + NAME + " \n</param-name>",
                                "\r\n\t<param-value> false </param-value>"),
                        true),
                row(param(name, "<param-value>FALSE</param-value>"), true),
                row(param(name, "<param-value>true</param-value>"), false),
                row(param("<param-name>jakarta.ws.rs.loadServicesToo</param-name>", value), false),
                row(param("<param-name>jakartaxws.rs.loadServices</param-name>", value), false),
                row("<web-app><!-- " + param(name, value) + " --></web-app>", false),
                row("<!--\n" + param(name, value) + "\n--><web-app/>", false),
                // If the descriptor is no XML, naming the property is enough.
                row("<web-app>" + name, true),
                row("<web-app>" + param(name, "<param-value>true</param-value>"), true),
                row("<web-app>", false),
                row(param(name, "<!-- <param-value>true</param-value> -->" + value), true),
                row("<!-- a -->" + param(name, value) + "<!-- b -->", true),
                row(param("<description>x</description>" + name, value), true),
                row("<context-param>" + name + value + "</context-param>", true),
                row(
                        "<all>" + param("<param-name>other</param-name>", value)
                                + param(name, "<param-value>true</param-value>") + "</all>",
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("webXmls")
    void inWebXml(String xml, boolean off) {
        assertThat(LoadServices.isSwitchedOff(xml.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(off);
    }

    /** All of this is valid by the schema. */
    @ParameterizedTest
    @MethodSource("unusual")
    void inAnUnusualWebXml(String xml) {
        assertThat(LoadServices.isSwitchedOff(xml.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    static Stream<String> unusual() {
        return Stream.of(
                "<j:web-app xmlns:j=\"https://jakarta.ee/xml/ns/jakartaee\"><j:context-param><j:param-name>" + NAME
                        + "</j:param-name><j:param-value>false</j:param-value></j:context-param></j:web-app>",
                "<web-app><context-param><param-name id=\"a\">" + NAME
                        + "</param-name><param-value id='b'>false</param-value></context-param></web-app>",
                "<web-app><context-param><param-name>" + NAME
                        + "</param-name><param-value><![CDATA[false]]></param-value></context-param></web-app>",
                "<!DOCTYPE web-app SYSTEM \"http://nowhere.invalid/web.dtd\" [<!ENTITY no \"false\">]><web-app><context-param><param-name>"
                        + NAME + "</param-name><param-value>&no;</param-value></context-param></web-app>",
                "<web-app><context-param><param-name >" + NAME
                        + "</param-name ><param-value >false</param-value ></context-param></web-app>");
    }

    @Test
    void inAWebXmlOfAnotherEncoding() {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                + param("<param-name>" + NAME + "</param-name>", "<param-value>false</param-value>");

        assertThat(LoadServices.isSwitchedOff(xml.getBytes(StandardCharsets.UTF_16)))
                .isTrue();
    }

    /** A descriptor cannot make the deployment run out of memory, or read other files. */
    @Test
    void entitiesAreNotFollowed() {
        String external =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><web-app><description>&e;</description></web-app>";
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><web-app><param-name>&e19;</param-name></web-app>");

        assertThat(LoadServices.isSwitchedOff(external.getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(LoadServices.isSwitchedOff(laughs.toString().getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static final String MAP =
            "public Map<String, Object> getProperties() { return Map.of(\"" + NAME + "\", %s); } ";
    private static final String CLASSES = "public Set<Class<?>> getClasses() { return Set.of(%s); } ";
    private static final String SINGLETONS = "public Set<Object> getSingletons() { return Set.of(%s); } ";

    private static Arguments application(String body, boolean offInWebXml, boolean refused) {
        return Arguments.of(body, offInWebXml, refused);
    }

    static Stream<Arguments> applications() {
        String feature = FakeFilters.class.getName();
        String off = MAP.formatted("false");
        String listing = CLASSES.formatted("String.class");
        return Stream.of(
                application("", false, false),
                application("", true, false),
                application(listing, false, false),
                application(listing, true, true),
                application(SINGLETONS.formatted("\"\""), true, true),
                application(off, false, false),
                application(off + listing, false, true),
                application(off + SINGLETONS.formatted("\"\""), false, true),
                application(MAP.formatted("\"false\"") + listing, false, true),
                application(MAP.formatted("\"False\"") + listing, false, true),
                application(MAP.formatted("true") + listing, false, false),
                application(MAP.formatted("true") + listing, true, false),
                application(off + CLASSES.formatted("String.class, " + feature + ".class"), false, false),
                application(CLASSES.formatted(feature + ".class"), true, false),
                application(off + SINGLETONS.formatted("new " + feature + "()"), false, false),
                application(off + listing + SINGLETONS.formatted("new " + feature + "()"), false, false));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("applications")
    void anApplication(String body, boolean offInWebXml, boolean refused) {
        Class<?> type = compile("public class App extends jakarta.ws.rs.core.Application { " + body + "}");

        String problem = new LoadServices(offInWebXml, true).problem(type);

        if (refused) {
            assertThat(problem).startsWith("app.App switches " + NAME + " off and lists its classes");
        } else {
            assertThat(problem).isNull();
        }
    }

    /**
     * The name may be put together at run time, so an application with properties is examined even if nothing names it.
     */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("applications")
    void anApplicationThatNothingNames(String body, boolean offInWebXml, boolean refused) {
        if (!offInWebXml) {
            Class<?> type = compile("public class App extends jakarta.ws.rs.core.Application { " + body + "}");

            assertThat(new LoadServices(false, false).problem(type) != null).isEqualTo(refused);
        }
    }

    /** The methods of another class may have the properties. */
    @Test
    void propertiesThatAreInherited() {
        Class<?> type = compile("class Base extends jakarta.ws.rs.core.Application { " + MAP.formatted("false")
                + "} public class App extends Base { " + CLASSES.formatted("String.class") + "}");

        assertThat(new LoadServices(false, false).problem(type)).startsWith("app.App switches");
    }

    private static Class<?> compile(String source) {
        return Compiled.of(source).load("app.App");
    }

    @ParameterizedTest
    @MethodSource("unaskable")
    void anApplicationThatCannotBeAsked(String source) {
        Class<?> type = compile(source);

        assertThat(new LoadServices(false, true).problem(type))
                .startsWith("app.App may switch " + NAME + " off")
                .contains("it cannot be asked");
        assertThat(new LoadServices(false, false).problem(type))
                .as("nothing names the property")
                .isNull();
    }

    static Stream<String> unaskable() {
        String start = "public class App extends jakarta.ws.rs.core.Application { ";
        return Stream.of(
                start + "App(String it) {} }",
                start + "App() { throw new IllegalStateException(); } }",
                start + "App() { throw new NoClassDefFoundError(); } }",
                start + "static final int X = Integer.parseInt(\"x\"); }",
                start
                        + "@Inject String it; public Set<Class<?>> getClasses() { return Set.of(it.getClass()); } public Map<String, Object> getProperties() { return Map.of(\""
                        + NAME + "\", it.length()); } }");
    }

    /** A method that returns null is the application's mistake, and we do not guess its meaning. */
    @Test
    void anApplicationThatAnswersNull() {
        Class<?> type = compile(
                "public class App extends jakarta.ws.rs.core.Application { public Map<String, Object> getProperties() { return null; } public Set<Class<?>> getClasses() { return null; } }");

        assertThat(new LoadServices(true, true).problem(type)).contains("it cannot be asked");
        assertThat(new LoadServices(false, false).problem(type)).isNull();
    }

    @Test
    void othersAreNotAsked() {
        String throwing = "{ App() { throw new IllegalStateException(); } }";
        Class<?> withoutInstances =
                compile("public abstract class App extends jakarta.ws.rs.core.Application " + throwing);
        Class<?> withoutProperties = compile("public class App extends jakarta.ws.rs.core.Application " + throwing);

        assertThat(new LoadServices(true, true).problem(withoutInstances)).isNull();
        assertThat(new LoadServices(true, true).problem(Application.class)).isNull();
        assertThat(new LoadServices(true, false).problem(withoutProperties)).isNull();
    }

    @Test
    void aConstructorThatIsNotPublic() {
        Class<?> type = compile("class App extends jakarta.ws.rs.core.Application { private App() {} "
                + MAP.formatted("false") + CLASSES.formatted("String.class") + "}");

        assertThat(new LoadServices(false, true).problem(type)).startsWith("app.App switches");
    }

    /** Otherwise each application with the library would count as one that names the property. */
    @Test
    void theLibraryItselfDoesNotNameTheProperty() throws Exception {
        String path = Compiled.path(LoadServices.class.getName());
        try (java.io.InputStream in = LoadServices.class.getClassLoader().getResourceAsStream(path)) {
            assertThat(ClassFile.read(in.readAllBytes()).mentionsLoadServices()).isFalse();
        }
        assertThat(LoadServices.PROPERTY).isEqualTo(NAME);
    }
}
