package io.github.clerkjakarta.internal.container.jaxrs;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** As much of JAX-RS as answers need: a status, headers as text, an entity. All else is unsupported. */
final class FakeResponses extends RuntimeDelegate {

    static void install() {
        RuntimeDelegate.setInstance(new FakeResponses());
    }

    static void remove() {
        RuntimeDelegate.setInstance(null);
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("The fake does not need it.");
    }

    @Override
    public Response.ResponseBuilder createResponseBuilder() {
        return new Builder();
    }

    @Override
    public UriBuilder createUriBuilder() {
        throw unsupported();
    }

    @Override
    public Variant.VariantListBuilder createVariantListBuilder() {
        throw unsupported();
    }

    @Override
    public <T> T createEndpoint(Application application, Class<T> endpointType) {
        throw unsupported();
    }

    @Override
    public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
        throw unsupported();
    }

    @Override
    public Link.Builder createLinkBuilder() {
        throw unsupported();
    }

    @Override
    public SeBootstrap.Configuration.Builder createConfigurationBuilder() {
        throw unsupported();
    }

    @Override
    public CompletionStage<SeBootstrap.Instance> bootstrap(
            Application application, SeBootstrap.Configuration configuration) {
        throw unsupported();
    }

    @Override
    public CompletionStage<SeBootstrap.Instance> bootstrap(
            Class<? extends Application> type, SeBootstrap.Configuration configuration) {
        throw unsupported();
    }

    @Override
    public EntityPart.Builder createEntityPartBuilder(String partName) {
        throw unsupported();
    }

    private static final class Builder extends Response.ResponseBuilder {
        private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        private int status = 200;
        private Object entity;

        @Override
        public Response build() {
            return new Answer(status, entity, new MultivaluedHashMap<>(headers));
        }

        @Override
        public Response.ResponseBuilder status(int code) {
            status = code;
            return this;
        }

        @Override
        public Response.ResponseBuilder status(int code, String reasonPhrase) {
            return status(code);
        }

        @Override
        public Response.ResponseBuilder entity(Object body) {
            entity = body;
            return this;
        }

        /** A null value removes all of the name, as JAX-RS requires. */
        @Override
        public Response.ResponseBuilder header(String name, Object value) {
            if (value == null) {
                headers.remove(name);
            } else {
                headers.add(name, value);
            }
            return this;
        }

        @Override
        public Response.ResponseBuilder replaceAll(MultivaluedMap<String, Object> all) {
            headers.clear();
            headers.putAll(all);
            return this;
        }

        @Override
        public Response.ResponseBuilder clone() {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder entity(Object body, Annotation[] annotations) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder allow(String... methods) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder allow(Set<String> methods) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder cacheControl(CacheControl cacheControl) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder encoding(String encoding) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder language(String language) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder language(Locale language) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder type(MediaType type) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder type(String type) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder variant(Variant variant) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder contentLocation(URI location) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder cookie(NewCookie... cookies) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder expires(Date expires) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder lastModified(Date lastModified) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder location(URI location) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder tag(EntityTag tag) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder tag(String tag) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder variants(Variant... variants) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder variants(List<Variant> variants) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder links(Link... links) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder link(URI uri, String rel) {
            throw unsupported();
        }

        @Override
        public Response.ResponseBuilder link(String uri, String rel) {
            throw unsupported();
        }
    }

    private static final class Answer extends Response {
        private final int status;
        private final Object entity;
        private final MultivaluedMap<String, Object> headers;

        Answer(int status, Object entity, MultivaluedMap<String, Object> headers) {
            this.status = status;
            this.entity = entity;
            this.headers = headers;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public StatusType getStatusInfo() {
            return Status.fromStatusCode(status);
        }

        @Override
        public Object getEntity() {
            return entity;
        }

        @Override
        public boolean hasEntity() {
            return entity != null;
        }

        @Override
        public MultivaluedMap<String, Object> getMetadata() {
            return headers;
        }

        @Override
        public String getHeaderString(String name) {
            List<Object> values = headers.get(name);
            return values == null
                    ? null
                    : String.join(",", values.stream().map(String::valueOf).toList());
        }

        @Override
        public MultivaluedMap<String, String> getStringHeaders() {
            throw unsupported();
        }

        @Override
        public <T> T readEntity(Class<T> type) {
            throw unsupported();
        }

        @Override
        public <T> T readEntity(GenericType<T> type) {
            throw unsupported();
        }

        @Override
        public <T> T readEntity(Class<T> type, Annotation[] annotations) {
            throw unsupported();
        }

        @Override
        public <T> T readEntity(GenericType<T> type, Annotation[] annotations) {
            throw unsupported();
        }

        @Override
        public boolean bufferEntity() {
            throw unsupported();
        }

        @Override
        public void close() {
            // Nothing is open.
        }

        @Override
        public MediaType getMediaType() {
            throw unsupported();
        }

        @Override
        public Locale getLanguage() {
            throw unsupported();
        }

        @Override
        public int getLength() {
            throw unsupported();
        }

        @Override
        public Set<String> getAllowedMethods() {
            throw unsupported();
        }

        @Override
        public Map<String, NewCookie> getCookies() {
            throw unsupported();
        }

        @Override
        public EntityTag getEntityTag() {
            throw unsupported();
        }

        @Override
        public Date getDate() {
            throw unsupported();
        }

        @Override
        public Date getLastModified() {
            throw unsupported();
        }

        @Override
        public URI getLocation() {
            throw unsupported();
        }

        @Override
        public Set<Link> getLinks() {
            throw unsupported();
        }

        @Override
        public boolean hasLink(String relation) {
            throw unsupported();
        }

        @Override
        public Link getLink(String relation) {
            throw unsupported();
        }

        @Override
        public Link.Builder getLinkBuilder(String relation) {
            throw unsupported();
        }
    }
}
