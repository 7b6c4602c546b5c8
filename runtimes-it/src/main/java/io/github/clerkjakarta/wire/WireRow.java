package io.github.clerkjakarta.wire;

import io.github.clerkjakarta.wire.Http2Client.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to write a request. The resource, the application and the caller vary around it.
 *
 * @param kind the axis that is odd here
 * @param hosts the values of the Host headers, {@code {port}} being the server's
 * @param headers whole lines
 * @param rule the required outcome
 * @param origins a redirect must name one of them as the request's; empty: not checked
 * @param query the target's, with its question mark
 */
record WireRow(
        String kind,
        String name,
        Target target,
        List<String> hosts,
        String version,
        List<String> headers,
        Rule rule,
        List<String> origins,
        String query) {

    static final String HOST = "localhost:{port}";

    /** Writes the target of a request. */
    @FunctionalInterface
    interface Target {
        String at(Place place, String resource);
    }

    enum Rule {
        /** Everything as without the library, except that strangers are kept out. */
        USUAL,
        /** The same, and the library may answer 400. */
        SPELLING,
        /** 400. */
        BAD,
        /** Nothing opens, and nothing breaks. */
        SAFE;

        /** Combines the rules of a request that is odd in two ways. */
        Rule and(Rule other) {
            if (this == BAD || other == BAD) {
                return BAD;
            }
            return compareTo(other) > 0 ? this : other;
        }
    }

    static WireRow usual(String kind, String name) {
        return new WireRow(
                kind,
                name,
                (place, resource) -> plain(place, resource),
                List.of(HOST),
                "HTTP/1.1",
                List.of(),
                Rule.USUAL,
                List.of("http://" + HOST),
                "");
    }

    static String plain(Place place, String resource) {
        return place.fill("{base}/" + resource);
    }

    WireRow rule(Rule other) {
        return new WireRow(kind, name, target, hosts, version, headers, other, origins, query);
    }

    WireRow target(Target other) {
        return new WireRow(kind, name, other, hosts, version, headers, rule, origins, query);
    }

    WireRow query(String other) {
        return new WireRow(kind, name, target, hosts, version, headers, rule, origins, other);
    }

    WireRow hosts(String... others) {
        return new WireRow(kind, name, target, List.of(others), version, headers, rule, origins, query);
    }

    WireRow withoutHost() {
        return hosts(new String[0]);
    }

    /** Leaves the origin of a redirect unchecked. */
    WireRow anyOrigin() {
        return origins(new String[0]);
    }

    WireRow version(String other) {
        return new WireRow(kind, name, target, hosts, other, headers, rule, origins, query);
    }

    WireRow headers(String... others) {
        return new WireRow(kind, name, target, hosts, version, List.of(others), rule, origins, query);
    }

    WireRow origins(String... others) {
        return new WireRow(kind, name, target, hosts, version, headers, rule, List.of(others), query);
    }

    /** Returns this row's target with the other's Host and headers. */
    WireRow with(WireRow other) {
        return new WireRow(
                kind + " x " + other.kind,
                name + ", " + other.name,
                target,
                other.hosts,
                other.version,
                other.headers,
                rule.and(other.rule),
                List.of(),
                query);
    }

    /** Returns true if the request names a host at all. */
    boolean hasHost() {
        return hosts.stream().anyMatch(it -> !it.isBlank());
    }

    /** Returns the whole request. */
    String request(Place place, String resource, List<String> more) {
        StringBuilder text = new StringBuilder("GET ");
        text.append(target.at(place, resource)).append(query).append(' ').append(version);
        text.append("\r\n");
        hosts.forEach(it -> text.append("Host: ").append(place.fill(it)).append("\r\n"));
        headers.forEach(it -> text.append(place.fill(it)).append("\r\n"));
        more.forEach(it -> text.append(it).append("\r\n"));
        return text.append("Connection: close\r\n\r\n").toString();
    }

    /** Returns the same request as the fields of HTTP/2: the first Host is its authority. */
    List<Field> fields(Place place, String resource, List<String> more) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(":method", "GET"));
        if (headers.stream().noneMatch(it -> it.startsWith(":scheme"))) {
            fields.add(new Field(":scheme", "http"));
        }
        fields.add(new Field(":path", target.at(place, resource) + query));
        for (int i = 0; i < hosts.size(); i++) {
            fields.add(new Field(i == 0 ? ":authority" : "host", place.fill(hosts.get(i))));
        }
        Stream.concat(headers.stream(), more.stream()).map(place::fill).forEach(line -> {
            int colon = line.indexOf(':', 1); // some names of HTTP/2 begin with one
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            fields.add(new Field(name, line.substring(colon + 1).strip()));
        });
        return fields;
    }

    WireRow kind(String other) {
        return new WireRow(other, name, target, hosts, version, headers, rule, origins, query);
    }

    @Override
    public String toString() {
        String visible = name.chars()
                .mapToObj(c -> c < ' ' || c > '~' ? String.format("\\x%02x", c) : String.valueOf((char) c))
                .collect(Collectors.joining());
        return kind + " " + (visible.length() > 80 ? visible.substring(0, 80) + "..." : visible);
    }
}
