package io.github.clerkjakarta.wire.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers every spelling that no other resource answers. It stands for a resource that reads paths generously: if a
 * path names a protected resource, below JAX-RS or from the origin on, its answer is a secret here, too.
 */
@Path("{any:.*}")
@RequestScoped
public class Anything {
    /** The last parts of JAX-RS's path, with and without the library. */
    private static final Set<String> BASES = Set.of("api", "rest", "slash", "refsl");

    @GET
    public String get(@PathParam("any") String any, @Context UriInfo uri) {
        return Sight.of(isSecret(any) ? "any SECRET" : "any", uri);
    }

    private static boolean isSecret(String any) {
        List<String> segments = List.copyOf(resolved(any.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < segments.size(); i++) {
            boolean below = i == 0 || BASES.contains(segments.get(i - 1));
            if (below && Stream.of("admin", "guarded", "tilde").anyMatch(segments.get(i)::startsWith)) {
                return true;
            }
        }
        return false;
    }

    private static Deque<String> resolved(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("[/\\\\]", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return segments;
    }
}
