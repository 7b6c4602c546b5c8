package io.github.clerkjakarta.internal.backend;

import io.github.clerkjakarta.internal.config.ApiSecret;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the Backend API. This is the only class that talks to the network: secrets leave the process here.
 *
 * <p>An answer must be complete within {@link #ANSWER_TIMEOUT} and have at most {@link #LARGEST} bytes. If the
 * connection or a gateway fails, a call that changes nothing is repeated once, after a short random wait. If Clerk
 * sends {@code Retry-After}, we make no calls of that kind until then. A {@link CallShare} counts the calls that
 * strangers can cause.
 *
 * @see <a href="https://clerk.com/docs/guides/how-clerk-works/system-limits">Clerk: rate limits</a>
 */
final class BackendHttp {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LARGEST = 4 * 1024 * 1024;

    private final String apiUrl;
    private final HttpClient client;
    private final Clock clock;
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

    BackendHttp(Url apiUrl, Clock clock) {
        // No redirects: the secret key goes to the configured address and nowhere else.
        this(
                apiUrl,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                clock);
    }

    private BackendHttp(Url apiUrl, HttpClient client, Clock clock) {
        this.apiUrl = apiUrl.toString().replaceAll("/+$", "");
        this.client = client;
        this.clock = clock;
    }

    /**
     * Returns a client of another instance's API over the same connections. Each HTTP client has its own threads, and
     * tenants are many.
     */
    BackendHttp of(Url otherUrl) {
        return new BackendHttp(otherUrl, client, clock);
    }

    /**
     * One call.
     *
     * @param name for messages and pauses: the method and the path without a visitor's data
     * @param path complete and encoded, the caller's data included
     * @param repeatable true if the call changes nothing, so it can be made twice
     * @param share null if only signed-in users cause the call
     */
    record Call(
            String method,
            String name,
            String path,
            @Nullable JsonObject body,
            boolean repeatable,
            @Nullable CallShare share) {
        static Call get(String name, String path) {
            return new Call("GET", name, path, null, true, null);
        }

        static Call post(String name, String path, @Nullable JsonObject body) {
            return new Call("POST", name, path, body, false, null);
        }

        /** Returns a query that is sent by POST, to keep the token out of the address. */
        static Call question(String path, JsonObject body) {
            return new Call("POST", path, path, body, true, null);
        }

        /** Returns the same call without repetition, for a call that Clerk answers only once. */
        Call once() {
            return new Call(method, name, path, body, false, share);
        }

        Call countedBy(CallShare by) {
            return new Call(method, name, path, body, repeatable, by);
        }

        String title() {
            return method + " " + name;
        }
    }

    /** Returns the call's name for messages. It contains the origin, which helps to find a blocked connection. */
    private String nameOf(Call call) {
        return call.method + " " + apiUrl + call.name;
    }

    JsonObject object(Call call, ApiSecret key) throws BackendException {
        if (value(call, key) instanceof JsonObject object) {
            return object;
        }
        throw new BackendException(nameOf(call) + " answered something that is no JSON object");
    }

    /** Returns the elements of the answer, which is either a list or a page with a list. */
    List<JsonValue> list(Call call, ApiSecret key) throws BackendException {
        JsonValue answer = value(call, key);
        if (answer instanceof JsonObject page && page.get("data") instanceof JsonArray data) {
            return data;
        }
        if (answer instanceof JsonArray array) {
            return array;
        }
        throw new BackendException(nameOf(call) + " answered something that is no list");
    }

    private @Nullable JsonValue value(Call call, ApiSecret key) throws BackendException {
        Instant until = pauses.get(call.title());
        Instant now = clock.instant();
        // A pause longer than any that we set: the clock has been set back.
        if (until != null && now.isBefore(until) && !now.plus(LONGEST_PAUSE).isBefore(until)) {
            throw BackendException.notAsked(nameOf(call) + " is not called now: Clerk asked for a pause");
        }
        HttpResponse<String> response = answer(call, key);
        if (call.repeatable && isGatewayFailure(response) && retryAfter(response) == null) {
            waitALittle(call);
            response = answer(call, key);
        }
        JsonValue answer = parse(response.body());
        if (response.statusCode() / 100 == 2) {
            return answer;
        }
        Duration pause = retryAfter(response);
        if (pause != null) {
            pauses.put(call.title(), clock.instant().plus(pause));
        }
        throw new BackendException(
                nameOf(call) + " answered " + response.statusCode(),
                errorCode(answer),
                answer instanceof JsonObject,
                response.statusCode());
    }

    private HttpResponse<String> answer(Call call, ApiSecret key) throws BackendException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl + call.path))
                .timeout(ANSWER_TIMEOUT)
                .header("Authorization", "Bearer " + key.reveal())
                .header("Clerk-API-Version", HttpBackendApi.API_VERSION)
                .header("Content-Type", "application/json")
                .header("User-Agent", "clerk-jakarta")
                .method(
                        call.method,
                        call.body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body.toString()))
                .build();
        try {
            return send(call, request);
        } catch (IOException failed) {
            if (!call.repeatable || failed instanceof HttpTimeoutException) {
                throw failed(call, failed);
            }
            waitALittle(call);
            try {
                return send(call, request);
            } catch (IOException failedAgain) {
                throw failed(call, failedAgain);
            }
        }
    }

    private BackendException failed(Call call, IOException why) {
        return new BackendException(nameOf(call) + " failed: " + why.getClass().getSimpleName());
    }

    private HttpResponse<String> send(Call call, HttpRequest request) throws IOException, BackendException {
        if (call.share == null) {
            return sendUncounted(call, request);
        }
        call.share.enter();
        try {
            return sendUncounted(call, request);
        } finally {
            call.share.leave();
        }
    }

    /** Waits for the whole answer: the request's own timeout ends with the headers. */
    private HttpResponse<String> sendUncounted(Call call, HttpRequest request) throws IOException, BackendException {
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(
                request, info -> new LimitedBody(BodySubscribers.ofString(StandardCharsets.UTF_8), LARGEST));
        try {
            return sent.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw new BackendException(nameOf(call) + " failed: its answer took too long");
        } catch (InterruptedException stopped) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new BackendException(nameOf(call) + " was interrupted");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        }
    }

    /** Waits a random time, so that the callers hit by one failure do not all come back at once. */
    private void waitALittle(Call call) throws BackendException {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(50, 250));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BackendException(nameOf(call) + " was interrupted");
        }
    }

    private static boolean isGatewayFailure(HttpResponse<?> response) {
        return List.of(502, 503, 504).contains(response.statusCode());
    }

    /** Returns the header's seconds, or null if it is absent. Clerk sends no dates. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        if (response.statusCode() != 429 && response.statusCode() != 503) {
            return null;
        }
        String seconds = response.headers().firstValue("Retry-After").orElse("").strip();
        if (!seconds.matches("[0-9]{1,9}")) {
            return null;
        }
        Duration pause = Duration.ofSeconds(Long.parseLong(seconds));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static String errorCode(@Nullable JsonValue answer) {
        return answer instanceof JsonObject object
                        && object.get("errors") instanceof JsonArray errors
                        && !errors.isEmpty()
                        && errors.get(0) instanceof JsonObject error
                        && error.get("code") instanceof JsonString code
                ? code.getString()
                : "";
    }

    private static @Nullable JsonValue parse(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readValue();
        } catch (RuntimeException | StackOverflowError notJson) {
            // Also for JSON nested too deep: each JSON provider reports that in its own way.
            return null;
        }
    }

    /** Refuses a body above a limit, so that no answer can fill the memory. */
    private static final class LimitedBody implements BodySubscriber<String> {
        private final BodySubscriber<String> body;
        private final int limit;
        private long received;
        private Flow.@Nullable Subscription subscription;

        LimitedBody(BodySubscriber<String> body, int limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public CompletionStage<String> getBody() {
            return body.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            body.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            received += part.stream().mapToLong(ByteBuffer::remaining).sum();
            if (received <= limit) {
                body.onNext(part);
            } else if (subscription != null) {
                subscription.cancel();
                subscription = null;
                body.onError(new IOException("the answer is too large"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.onError(failure);
        }

        @Override
        public void onComplete() {
            body.onComplete();
        }
    }
}
