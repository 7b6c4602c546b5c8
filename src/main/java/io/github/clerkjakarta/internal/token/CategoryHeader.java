package io.github.clerkjakarta.internal.token;

import io.github.clerkjakarta.internal.json.JsonValues;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The {@code cat} header, which tells apart the classes of JWT that one instance key signs. */
final class CategoryHeader {
    private static final String SESSION = "cl_B7d4PD111AAA";
    private static final String MACHINE = "cl_B7d4PD333AAA";
    private static final String IGNORE = "cl_I7d4PD111III";

    private CategoryHeader() {}

    /**
     * Returns true if the header is that of a session or handshake token, is absent (in older tokens), or is Clerk's
     * neutral value.
     */
    static boolean mayBeSession(@Nullable JsonValue category) {
        return category == null || JsonValues.isText(category, SESSION) || JsonValues.isText(category, IGNORE);
    }

    static boolean isMachine(@Nullable JsonValue category) {
        return JsonValues.isText(category, MACHINE);
    }
}
