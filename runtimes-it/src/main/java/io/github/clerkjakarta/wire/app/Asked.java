package io.github.clerkjakarta.wire.app;

import java.util.ArrayList;
import java.util.List;

/** The paths that the guard saw in the request of this thread. */
final class Asked {
    private static final ThreadLocal<List<String>> NOTES = ThreadLocal.withInitial(ArrayList::new);

    private Asked() {}

    static void forget() {
        NOTES.get().clear();
    }

    static void note(String path, String host, String url, String contextRoot) {
        NOTES.get().add(path + " " + host + " " + url + " ~=" + contextRoot);
    }

    static List<String> notes() {
        return List.copyOf(NOTES.get());
    }
}
