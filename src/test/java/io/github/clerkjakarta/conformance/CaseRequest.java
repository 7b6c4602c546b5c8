package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.conformance.Outcomes.Refused;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.ServerRequest;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A case's request, as a server reports it. */
record CaseRequest(String method, Url target, Map<String, String> values) implements ServerRequest {

    static CaseRequest of(JsonObject request) {
        Url target = Url.parse(request.getString("url"));
        if (target == null) {
            throw new Refused("not a URL: " + request.getString("url"));
        }
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.put("host", target.authority());
        object(request, "headers")
                .forEach((name, value) ->
                        values.put(name, ((JsonString) value).getString().strip()));
        return new CaseRequest(request.getString("method", "GET"), target, values);
    }

    @Override
    public List<String> header(String name) {
        String value = values.get(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    @Override
    public String scheme() {
        return target.scheme();
    }

    @Override
    public boolean isEncrypted() {
        return target.scheme().equals("https");
    }

    /** Returns the authority; servers take it from the Host header. */
    @Override
    public String authority() {
        return values.get("host");
    }

    @Override
    public boolean hasAuthority() {
        return false;
    }

    @Override
    public List<String> paths() {
        return List.of(target.path());
    }

    @Override
    public String query() {
        String text = target.toString().replaceFirst("#.*", "");
        int question = text.indexOf('?');
        return question < 0 ? null : text.substring(question + 1);
    }

    @Override
    public ContextRoot contextRoot() {
        return ContextRoot.known("");
    }
}
