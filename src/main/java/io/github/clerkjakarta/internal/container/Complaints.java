package io.github.clerkjakarta.internal.container;

import io.github.clerkjakarta.ProtectionException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says what is wrong with the application once for each place, for strangers decide how often a request runs into it. */
final class Complaints {
    private static final Logger LOG = System.getLogger("io.github.clerkjakarta");

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * Logs it if it is new.
     *
     * @param place the method or class that it is about
     * @param sentence with {@code %s} for its name
     */
    void once(Object place, String sentence) {
        String text = sentence.replace("%s", name(place));
        if (said.add(text)) {
            LOG.log(Level.ERROR, "{0}", text);
        }
    }

    /** An answer that tells the visitor nothing, without a stack trace. */
    ProtectionException refusal(Object place, String sentence) {
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
