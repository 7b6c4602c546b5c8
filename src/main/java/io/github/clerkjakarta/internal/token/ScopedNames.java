package io.github.clerkjakarta.internal.token;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims {@code fea} and {@code pla}: names with their scope, {@code "o:billing,u:chat,ou:search"}. */
public final class ScopedNames {
    private final List<String> organization = new ArrayList<>();
    private final List<String> user = new ArrayList<>();

    private ScopedNames() {}

    /** Returns null if an entry has no scope: the whole claim is then unreliable. */
    static @Nullable ScopedNames parse(String claim) {
        ScopedNames names = new ScopedNames();
        if (claim.isEmpty()) {
            return names;
        }
        for (String entry : claim.split(",", -1)) {
            String trimmed = entry.strip();
            int colon = trimmed.indexOf(':');
            if (colon < 0) {
                return null;
            }
            String scope = trimmed.substring(0, colon);
            String name = trimmed.substring(colon + 1);
            if (scope.equals("o") || scope.equals("ou") || scope.equals("uo")) {
                names.organization.add(name);
            }
            if (scope.equals("u") || scope.equals("ou") || scope.equals("uo")) {
                names.user.add(name);
            }
        }
        return names;
    }

    /** Returns the organization's names in their order, or null if the claim cannot be read. */
    static @Nullable List<String> ofOrganization(@Nullable JsonValue claim) {
        if (claim == null || claim == JsonValue.NULL) {
            return List.of();
        }
        ScopedNames names = claim instanceof JsonString text ? parse(text.getString()) : null;
        return names == null ? null : names.organization;
    }

    /**
     * Returns true if the claim contains the name: {@code org:billing}, {@code user:chat}, or {@code search} in either.
     */
    public static boolean has(String claim, String asked) {
        ScopedNames names = parse(claim);
        if (names == null) {
            return false;
        }
        String[] parts = asked.split(":", -1);
        String scope = parts[0];
        if (parts.length == 1) {
            return names.organization.contains(scope) || names.user.contains(scope);
        }
        String name = parts[1].isEmpty() ? scope : parts[1];
        return switch (scope) {
            case "o", "org", "organization" -> names.organization.contains(name);
            case "u", "user" -> names.user.contains(name);
            default -> false;
        };
    }
}
