package io.github.clerkjakarta.internal.container.entry;

import io.github.clerkjakarta.ProtectionException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs each mistake of the application once per place, because strangers decide how often a request runs into it. */
public final class Complaints {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    /** Bounded, because some containers make classes while they run. */
    static final int MOST = 1_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * Logs the sentence if it is new.
     *
     * @param place the method or class that it is about
     * @param sentence with {@code %s} for its name
     */
    public void once(Object place, String sentence) {
        String text = sentence.replace("%s", name(place));
        if (said.size() < MOST && said.add(text)) {
            LOG.log(Level.ERROR, "{0}", text);
        }
    }

    void once(String sentence) {
        once("", sentence);
    }

    /** Logs the sentence if it is new and returns an answer that tells the visitor nothing. It has no stack trace. */
    public ProtectionException refusal(Object place, String sentence) {
        once(place, sentence);
        return new ProtectionException.Answer(
                500, "text/plain;charset=UTF-8", "This page cannot be protected. The server's log says why.");
    }

    private static String name(Object place) {
        if (place instanceof Method method) {
            return method.getDeclaringClass().getName() + "." + method.getName();
        }
        return place instanceof Class<?> type ? type.getName() : String.valueOf(place);
    }
}
