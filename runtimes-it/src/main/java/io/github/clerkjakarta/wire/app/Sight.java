package io.github.clerkjakarta.wire.app;

import jakarta.ws.rs.core.UriInfo;

/** The request as a resource saw it, as its body: {@code admin SECRET | /admin | {q=[1]}}. */
final class Sight {
    private Sight() {}

    static String of(String resource, UriInfo uri) {
        return resource + " | " + path(uri) + " | " + query(uri);
    }

    private static String path(UriInfo uri) {
        try {
            return uri.getPath(false);
        } catch (RuntimeException unreadable) {
            return "unreadable";
        }
    }

    /** Servers that build a URI from a browser's query fail here, with or without the library. */
    private static String query(UriInfo uri) {
        try {
            return uri.getQueryParameters(false).toString();
        } catch (RuntimeException unreadable) {
            return "unreadable";
        }
    }
}
