package io.github.clerkjakarta.internal.container.jaxrs;

import io.github.clerkjakarta.internal.container.entry.Door;
import io.github.clerkjakarta.internal.request.RequestFacts;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides if this request is a page navigation. It is asked when protection refuses, so after matching. */
final class DocumentRequests implements BooleanSupplier {
    private final Door door;
    private final RequestFacts facts;
    private final ResourceInfo resource;

    DocumentRequests(Door door, RequestFacts facts, ResourceInfo resource) {
        this.door = door;
        this.facts = facts;
        this.resource = resource;
    }

    @Override
    public boolean getAsBoolean() {
        return door.isDocument(facts, producesHtml());
    }

    private boolean producesHtml() {
        Method method = matched();
        Produces produces = method == null ? null : method.getAnnotation(Produces.class);
        if (produces == null && method != null) {
            produces = method.getDeclaringClass().getAnnotation(Produces.class);
        }
        return produces == null
                || Stream.of(produces.value())
                        .flatMap(list -> Stream.of(list.split(",")))
                        .map(type -> type.replaceAll(";.*", "").strip())
                        .anyMatch(type -> type.equals("text/html") || type.equals("*/*") || type.equals("text/*"));
    }

    private @Nullable Method matched() {
        try {
            return resource.getResourceMethod();
        } catch (RuntimeException notMatchedYet) {
            // Runtimes throw different exceptions before a method is matched.
            return null;
        }
    }
}
