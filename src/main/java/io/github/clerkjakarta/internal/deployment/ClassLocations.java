package io.github.clerkjakarta.internal.deployment;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places of an application's classes. No standard defines them, so we ask every source that we know: the roots that
 * class loaders return for the empty path (Open Liberty returns all), manifests and bean archives, and the addresses of
 * URL class loaders.
 *
 * @param readable in the order of the class path
 * @param unreadable addresses of unknown kinds
 */
record ClassLocations(Set<ClassLocation> readable, Set<String> unreadable) {

    static ClassLocations of(Collection<ClassLoader> loaders) {
        ClassLocations found = new ClassLocations(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (ClassLoader loader : loaders) {
            for (String marker : List.of("", "META-INF/MANIFEST.MF", "META-INF/beans.xml")) {
                for (URL url : resources(loader, marker)) {
                    found.add(url.toString(), marker, true);
                }
            }
            for (@Nullable ClassLoader at = loader; at != null; at = at.getParent()) {
                found.addClassPath(at);
            }
        }
        return found;
    }

    private static List<URL> resources(ClassLoader loader, String name) {
        try {
            return Collections.list(loader.getResources(name));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** @param isFound true if a class loader has found a file there; an entry of a class path may lead nowhere */
    private void add(String url, String marker, boolean isFound) {
        // A runtime's own modules do not belong to the application.
        if (!url.endsWith(marker) || url.startsWith("jrt:") || url.startsWith("bundleresource:")) {
            return;
        }
        ClassLocation location = ClassLocation.of(url.substring(0, url.length() - marker.length()));
        if (location == null) {
            unreadable.add(url);
        } else if (Files.exists(location.file())) {
            readable.add(location);
        } else if (isFound) {
            unreadable.add(url);
        }
    }

    private void addClassPath(ClassLoader loader) {
        List<String> urls = new ArrayList<>();
        if (loader instanceof URLClassLoader known) {
            for (URL url : known.getURLs()) {
                urls.add(url.toString());
            }
        } else if (loader == ClassLoader.getSystemClassLoader()) {
            for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
                urls.add(new File(entry).toURI().toString());
            }
        }
        // Written as getResources() writes it, so that each location is read once.
        urls.forEach(url -> add(url.startsWith("file:") && !url.endsWith("/") ? "jar:" + url + "!/" : url, "", false));
    }
}
