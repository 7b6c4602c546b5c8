package io.github.clerkjakarta.internal.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The parts of {@code web.xml} or {@code web-fragment.xml} that assign paths to servlets. */
public final class WebXml {
    private final Document document;

    private WebXml(Document document) {
        this.document = document;
    }

    /**
     * A servlet.
     *
     * @param servletClass null if the servlet's name is that of a JAX-RS application
     * @param application the JAX-RS application of an init parameter, or null
     */
    public record Servlet(
            String name,
            @Nullable String servletClass,
            @Nullable String application,
            List<String> patterns) {}

    /** Returns null if the content cannot be read. */
    public static @Nullable WebXml parse(byte[] content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new WebXml(builder.parse(new ByteArrayInputStream(content)));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            return null;
        }
    }

    /**
     * Returns true if {@code web.xml} switches annotations and fragments off. In a fragment the attribute is about its own jar and does not
     * count.
     */
    public boolean isComplete() {
        Element root = document.getDocumentElement();
        String version = root.getAttribute("version");
        boolean old = version.matches("2\\.[0-4]") || (version.isEmpty() && document.getDoctype() != null);
        boolean complete = root.getAttribute("metadata-complete").matches("true|1");
        return "web-app".equals(root.getLocalName()) && (old || complete);
    }

    /** Returns true if only the libraries that it names contribute fragments, annotated listeners and the like. */
    public boolean isOrdered() {
        return elements("absolute-ordering").stream()
                .anyMatch(it -> it.getElementsByTagNameNS("*", "others").getLength() == 0);
    }

    /**
     * Returns the URL patterns of {@code jsp-property-group}: files that are JSP pages regardless of their extension.
     */
    List<String> pages() {
        return elements("jsp-property-group").stream()
                .flatMap(it -> texts(it, "url-pattern").stream())
                .toList();
    }

    /** Returns the classes that are named as listeners. */
    public List<String> listeners() {
        return elements("listener").stream()
                .map(it -> text(it, "listener-class"))
                .filter(it -> it != null)
                .toList();
    }

    /** Returns the value of each parameter of that name, of the application or of a servlet. */
    List<String> parameters(String name) {
        List<String> values = new ArrayList<>();
        for (String kind : List.of("context-param", "init-param")) {
            for (Element parameter : elements(kind)) {
                String value = text(parameter, "param-value");
                if (name.equals(text(parameter, "param-name")) && value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    List<Servlet> servlets() {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        for (Element mapping : elements("servlet-mapping")) {
            String name = text(mapping, "servlet-name");
            if (name != null) {
                patterns.computeIfAbsent(name, it -> new ArrayList<>()).addAll(texts(mapping, "url-pattern"));
            }
        }
        Map<String, Servlet> servlets = new LinkedHashMap<>();
        // A mapping alone is enough for a JAX-RS application.
        patterns.forEach((name, all) -> servlets.put(name, new Servlet(name, null, null, all)));
        for (Element servlet : elements("servlet")) {
            String name = text(servlet, "servlet-name");
            if (name != null && "false".equals(text(servlet, "enabled"))) {
                servlets.remove(name);
            } else if (name != null) {
                servlets.put(
                        name,
                        new Servlet(
                                name,
                                text(servlet, "servlet-class"),
                                application(servlet),
                                patterns.getOrDefault(name, List.of())));
            }
        }
        return List.copyOf(servlets.values());
    }

    private static @Nullable String application(Element servlet) {
        for (Element parameter : elements(servlet.getElementsByTagNameNS("*", "init-param"))) {
            if ("jakarta.ws.rs.Application".equals(text(parameter, "param-name"))) {
                return text(parameter, "param-value");
            }
        }
        return null;
    }

    private List<Element> elements(String name) {
        return elements(document.getElementsByTagNameNS("*", name));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(Element parent, String child) {
        return elements(parent.getElementsByTagNameNS("*", child)).stream()
                .map(it -> it.getTextContent().strip())
                .toList();
    }

    private static @Nullable String text(Element parent, String child) {
        List<String> texts = texts(parent, child);
        return texts.isEmpty() ? null : texts.get(0);
    }
}
