package io.github.clerkjakarta.it;

import io.github.clerkjakarta.it.Layout.Packaging;
import io.github.clerkjakarta.it.Layout.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A WAR or an EAR of examples.
 *
 * @param name of the file and of the context root
 */
record Archive(String name, Layout layout, List<Deployed> examples) {
    private static final String XMLNS = " xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"";
    private static final String CLASSES = "WEB-INF/classes/";

    /** Returns the sources of all examples, and of the {@code Application}. */
    Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        examples.forEach(it -> sources.putAll(it.sources()));
        if (layout.registration() != Registration.OWN) {
            sources.put("shapes." + name + ".Root", application());
        }
        return sources;
    }

    private String application() {
        boolean singletons = layout.registration() == Registration.SINGLETONS;
        String resources = examples.stream()
                .flatMap(it -> List.of(it.example().registered).stream()
                        .map(type -> it.packageName() + "." + type)
                        .map(type -> singletons ? "new " + type + "()" : type + ".class"))
                .collect(Collectors.joining(", "));
        String type = singletons ? "Object" : "Class<?>";
        String method = layout.registration() == Registration.SCAN
                ? ""
                : "@Override public java.util.Set<" + type + "> " + (singletons ? "getSingletons" : "getClasses")
                        + "() { return java.util.Set.<" + type + ">of(" + resources + "); }";
        return "package shapes." + name + ";\n@jakarta.ws.rs.ApplicationPath(\"/\")"
                + " public class Root extends jakarta.ws.rs.core.Application { " + method + " }\n";
    }

    boolean isRefused() {
        return examples.stream().anyMatch(it -> !it.sentences().isEmpty());
    }

    String file() {
        return name + (layout.packaging().isEar() ? ".ear" : ".war");
    }

    /** Returns the element of server.xml that deploys the archive. */
    String serverXml() {
        if (layout.packaging().isEar()) {
            return "<enterpriseApplication location=\"" + file() + "\"/>";
        }
        if (!layout.packaging().hasLibrary()) {
            return "<webApplication location=\"" + file() + "\" contextRoot=\"/" + name + "\"/>";
        }
        String kind = layout.packaging() == Packaging.PRIVATE_LIBRARY ? "privateLibraryRef" : "commonLibraryRef";
        return "<library id=\"" + name + "\"><fileset dir=\"${server.config.dir}/" + name + "\" includes=\"*.jar\"/>"
                + "</library><webApplication location=\"" + file() + "\" contextRoot=\"/" + name + "\"><classloader "
                + kind + "=\"" + name + "\"/></webApplication>";
    }

    /** Returns the files of the library of server.xml, by name. */
    Map<String, byte[]> library(Map<String, byte[]> classes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (layout.packaging().hasLibrary()) {
            files.put(Spot.SHARED.jar(), jar(Spot.SHARED, classes));
        }
        if (layout.packaging() == Packaging.COMMON_LIBRARY) {
            files.putAll(Zip.ours());
        }
        return files;
    }

    /** Writes the archive. */
    Path write(Path folder, Map<String, byte[]> classes) throws IOException {
        byte[] war = Zip.of(war(classes));
        Path file = Files.createDirectories(folder).resolve(file());
        if (!layout.packaging().isEar()) {
            return Files.write(file, war);
        }
        Map<String, byte[]> ear = new LinkedHashMap<>();
        ear.put(
                "META-INF/application.xml",
                Zip.bytes("<application" + XMLNS + " version=\"10\"><module><web><web-uri>" + name
                        + ".war</web-uri><context-root>/" + name + "</context-root></web></module></application>"));
        ear.put(name + ".war", war);
        if (!at(Spot.EAR_LIB, classes).isEmpty()) {
            ear.put("lib/" + Spot.EAR_LIB.jar(), jar(Spot.EAR_LIB, classes));
        }
        if (layout.packaging() == Packaging.EAR_WITH_LIBRARIES) {
            Zip.ours().forEach((jar, content) -> ear.put("lib/" + jar, content));
        }
        return Files.write(file, Zip.of(ear));
    }

    private Map<String, byte[]> war(Map<String, byte[]> classes) {
        Map<String, byte[]> files = new TreeMap<>();
        if (layout.packaging() != Packaging.EAR_WITH_LIBRARIES && layout.packaging() != Packaging.COMMON_LIBRARY) {
            Zip.ours().forEach((jar, content) -> files.put("WEB-INF/lib/" + jar, content));
        }
        content(Spot.CLASSES, classes).forEach((path, content) -> files.put(CLASSES + path, content));
        for (Spot spot : Spot.values()) {
            if (spot.isOfWar() && !at(spot, classes).isEmpty()) {
                files.put("WEB-INF/lib/" + spot.jar(), jar(spot, classes));
            }
        }
        if (layout.mode() != null) {
            files.put("WEB-INF/beans.xml", Zip.bytes(beansXml(layout.mode(), joined(it -> it.beansXml))));
        }
        String webXml = layout.webXml() + joined(it -> it.webXml);
        if (!webXml.isEmpty()) {
            files.put("WEB-INF/web.xml", Zip.bytes(War.webXml(webXml)));
        }
        return files;
    }

    private String joined(Function<Example, String> part) {
        return examples.stream()
                .map(it -> it.resolved(part.apply(it.example())))
                .collect(Collectors.joining());
    }

    private static String beansXml(String mode, String content) {
        return "<beans" + XMLNS + " version=\"4.0\" bean-discovery-mode=\"" + mode + "\">" + content + "</beans>";
    }

    private byte[] jar(Spot spot, Map<String, byte[]> classes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (spot != Spot.JAR_WITHOUT_MANIFEST) {
            files.put("META-INF/MANIFEST.MF", Zip.bytes("Manifest-Version: 1.0\r\n\r\n"));
        }
        if (spot.mode != null) {
            files.put("META-INF/beans.xml", Zip.bytes(beansXml(spot.mode, "")));
        }
        files.putAll(content(spot, classes));
        return Zip.of(files);
    }

    /** Returns class files and service files. */
    private Map<String, byte[]> content(Spot spot, Map<String, byte[]> classes) {
        Map<String, byte[]> files = at(spot, classes);
        Map<String, List<String>> services = new TreeMap<>();
        for (Deployed it : examples) {
            it.example().services.forEach((service, provider) -> {
                String type = it.packageName() + "." + provider;
                if (it.spot(type) == spot) {
                    services.computeIfAbsent(service, unknown -> new ArrayList<>())
                            .add(type);
                }
            });
        }
        services.forEach((service, types) ->
                files.put("META-INF/services/" + service, Zip.bytes(String.join("\n", types) + "\n")));
        return files;
    }

    private Map<String, byte[]> at(Spot spot, Map<String, byte[]> classes) {
        Map<String, byte[]> files = new TreeMap<>();
        classes.forEach((type, content) -> {
            boolean here = type.equals("shapes." + name + ".Root")
                    ? spot == Spot.CLASSES
                    : examples.stream()
                            .anyMatch(it -> type.startsWith(it.packageName() + ".") && it.spot(type) == spot);
            if (here) {
                files.put(Zip.classFile(type), content);
            }
        });
        return files;
    }
}
