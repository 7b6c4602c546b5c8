package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.entry.Entry;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
import io.github.clerkjakarta.internal.container.entry.Reply;
import io.github.clerkjakarta.internal.container.entry.ShippedDoor;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A case's request after the library's door. */
record Entered(ShippedDoor door, Reading reading, Entry entry) {

    static Entered of(JsonObject one, ApiStub stub) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(one.getJsonNumber("now").longValue()), ZoneOffset.UTC);
        JsonObject options = object(one, "options");
        return of(CaseOptions.door(options, stub.url(), clock), one.getJsonObject("request"));
    }

    static Entered of(ShippedDoor door, JsonObject request) {
        Reading reading = FactsReader.read(CaseRequest.of(request));
        return new Entered(door, reading, door.enter(reading));
    }

    /** Returns the page that ends the request, or null. */
    Reply errorPage() {
        return entry instanceof Stopped stopped && stopped.state() instanceof RequestState.ErrorPage
                ? stopped.reply()
                : null;
    }

    /** Returns the Auth of a request that goes on, at once or after a redirect to itself; null before a handshake. */
    RequestAuth auth() {
        if (entry instanceof Admitted admitted) {
            return admitted.auth();
        }
        return entry instanceof Stopped stopped && stopped.state() instanceof HandshakeRemoved returned
                ? door.authOf(returned, ((Reading.Read) reading).facts())
                : null;
    }

    String publicUrl() {
        return reading instanceof Reading.Read read ? door.url(read.facts()).toString() : null;
    }

    /** Returns the headers of the library's own answer, or those it adds to the application's. */
    List<Reply.Header> headers() {
        return entry instanceof Stopped stopped
                ? stopped.reply().headers()
                : ShippedDoor.sent(((Admitted) entry).auth(), List.of());
    }

    /**
     * Returns the headers in the form of the SDK, which explains itself in production too. It does not reveal that a
     * user is signed in.
     */
    JsonArrayBuilder written(List<Reply.Header> sent) {
        List<Reply.Header> all = new ArrayList<>(sent);
        all.removeIf(it -> it.name().startsWith("x-clerk-auth-"));
        ShippedDoor.explanation(entry).stream()
                .filter(it -> !it.value().equals("signed-in"))
                .forEach(all::add);
        JsonArrayBuilder written = Json.createArrayBuilder();
        all.stream()
                .map(it -> new Reply.Header(it.name().toLowerCase(Locale.ROOT), it.value()))
                .sorted(Comparator.comparing(Reply.Header::name))
                .forEach(it ->
                        written.add(Json.createArrayBuilder().add(it.name()).add(it.value())));
        return written;
    }

    /** Returns an error page of the library as the SDK's exception. */
    static JsonObject written(Reply errorPage) {
        JsonObjectBuilder outcome = Json.createObjectBuilder()
                .add("threw", Outcomes.error("Error", errorPage.body()))
                .add("kind", "response")
                .add("httpStatus", errorPage.status());
        return outcome.build();
    }
}
