package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.ClerkConfigurationException;
import io.github.clerkjakarta.DocumentRequest;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.Has;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Requirement;
import io.github.clerkjakarta.Reverification;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.internal.backend.HttpBackendApi;
import io.github.clerkjakarta.internal.config.ClerkConfig;
import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.PublicOrigin;
import io.github.clerkjakarta.internal.decision.Accepted;
import io.github.clerkjakarta.internal.decision.ClerkInstance;
import io.github.clerkjakarta.internal.decision.MachineCheck;
import io.github.clerkjakarta.internal.decision.RequestState;
import io.github.clerkjakarta.internal.decision.RequestState.Answer;
import io.github.clerkjakarta.internal.decision.RequestState.Handshake;
import io.github.clerkjakarta.internal.decision.RequestState.HandshakeReturned;
import io.github.clerkjakarta.internal.decision.RequestState.Redirect;
import io.github.clerkjakarta.internal.decision.RequestState.Settled;
import io.github.clerkjakarta.internal.decision.RequestState.SignedIn;
import io.github.clerkjakarta.internal.decision.RequestState.SignedOut;
import io.github.clerkjakarta.internal.decision.TokenCache;
import io.github.clerkjakarta.internal.decision.Visit;
import io.github.clerkjakarta.internal.request.ContextRoot;
import io.github.clerkjakarta.internal.request.PublicUrl;
import io.github.clerkjakarta.internal.token.JwksKeys;
import io.github.clerkjakarta.internal.token.MachineTokenVerifier;
import io.github.clerkjakarta.internal.token.MachineTokens;
import io.github.clerkjakarta.internal.token.PemKeys;
import io.github.clerkjakarta.internal.token.SigningKeys;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the library makes of a case, in the schema of the expected outcomes. */
final class Outcomes {
    private Outcomes() {}

    static JsonObject of(JsonObject one, ApiStub stub) {
        stub.answers(
                object(one, "stub").get("routes") instanceof JsonArray routes ? routes : JsonValue.EMPTY_JSON_ARRAY);
        JsonObjectBuilder outcome = Json.createObjectBuilder().add("id", one.getString("id"));
        try {
            JsonObject answer = switch (one.getString("kind")) {
                case "authenticate" -> authenticate(one, stub);
                case "middleware" -> middleware(one, stub);
                default ->
                    Json.createObjectBuilder()
                            .add("value", Functions.call(one.getString("fn"), one.getJsonObject("in")))
                            .build();
            };
            outcome.add("threw", JsonValue.NULL);
            answer.forEach(outcome::add);
        } catch (Refused | ClerkConfigurationException | IllegalArgumentException refused) {
            outcome.add(
                    "threw",
                    Json.createObjectBuilder()
                            .add("name", "Error")
                            .add("message", String.valueOf(refused.getMessage())));
        }
        return outcome.build();
    }

    /** The library says no with an exception or an error page, where the SDK throws. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private record Decided(ClerkInstance clerk, Visit visit, RequestState state, MachineCheck machines) {}

    private static Decided decide(JsonObject one, ApiStub stub) {
        ClerkConfig config = Options.config(object(one, "options"), stub.url());
        Clock clock = Clock.fixed(Instant.ofEpochMilli(one.getJsonNumber("now").longValue()), ZoneOffset.UTC);
        HttpBackendApi backend = new HttpBackendApi(config, clock);
        SigningKeys keys = keys(config, backend, clock);
        ClerkInstance clerk = new ClerkInstance(
                config,
                keys,
                new ClerkInstance.Backend(backend, backend, backend, new TokenCache(backend, clock)),
                clock);
        CaseFacts facts = new CaseFacts(one.getJsonObject("request"));
        Visit visit = clerk.visit(facts, facts.publicUrl());
        RequestState state = clerk.authenticate(visit);
        if (state instanceof Answer broken) {
            throw new Refused(broken.message());
        }
        MachineTokenVerifier machines = new MachineTokenVerifier(config, keys, backend, clock);
        return new Decided(clerk, visit, state, MachineCheck.of(visit, machines));
    }

    private static SigningKeys keys(ClerkConfig config, HttpBackendApi backend, Clock clock) {
        if (config.jwtKey() != null) {
            return new PemKeys(config.jwtKey());
        }
        return config.secretKey() == Options.UNUSED_SECRET_KEY
                ? new PemKeys((RSAPublicKey) Fixtures.KEYS.getPublic())
                : new JwksKeys(backend, clock);
    }

    private static JsonObject authenticate(JsonObject one, ApiStub stub) {
        Accepted accepted = Machines.accepted(object(one, "options").get("acceptsToken"));
        Decided decided = decide(one, stub);
        MachineCheck.Answer answer = decided.machines().ask(accepted);
        if (answer instanceof MachineCheck.Answer.Verified verified) {
            return Json.createObjectBuilder()
                    .add("status", "signed-in")
                    .add("isSignedIn", true)
                    .add("isAuthenticated", true)
                    .add("tokenType", Machines.name(verified.machine().getTokenType()))
                    .add("token", Tokens.bearer(one))
                    .add("headers", Json.createArrayBuilder())
                    .add("auth", Machines.auth(verified.machine()))
                    .build();
        }
        if (answer instanceof MachineCheck.Answer.Refused refused) {
            return Json.createObjectBuilder()
                    .add("status", "signed-out")
                    .add("reason", refused.reason().text())
                    .add("message", refused.message())
                    .add("isSignedIn", false)
                    .add("isAuthenticated", false)
                    .add("tokenType", Machines.nobody(refused.kind()).get("tokenType"))
                    .add(
                            "headers",
                            Json.createArrayBuilder()
                                    .add(header(
                                            "x-clerk-auth-reason",
                                            refused.reason().text()))
                                    .add(header("x-clerk-auth-status", "signed-out")))
                    .add("auth", Machines.nobody(refused.kind()))
                    .build();
        }
        RequestState state = decided.state();
        Settled settled = settled(state);
        String status = settled instanceof SignedIn ? "signed-in" : settled == null ? "handshake" : "signed-out";
        String reason = reason(state);
        String message = settled instanceof SignedOut out
                ? out.message()
                : state instanceof Handshake handshake ? handshake.message() : null;
        boolean signedIn = settled instanceof SignedIn;
        JsonObjectBuilder outcome = Json.createObjectBuilder()
                .add("clerkUrl", decided.visit().url().toString())
                .add("status", status)
                .add("reason", text(reason))
                .add("message", text(message))
                .add("isSignedIn", signedIn)
                .add("isAuthenticated", signedIn)
                .add("tokenType", "session_token")
                .add("token", settled instanceof SignedIn in ? text(in.token().text()) : JsonValue.NULL)
                .add("headers", headers(state));
        if (settled == null) {
            return outcome.add("auth", JsonValue.NULL).build();
        }
        return outcome.add("auth", authOf(auth(decided, settled, true), settled))
                .build();
    }

    private static String reason(RequestState state) {
        return settled(state) instanceof SignedOut out
                ? out.reason().text()
                : state instanceof Handshake handshake ? handshake.reason().text() : null;
    }

    /** Those of the state, whatever the container makes of them, sorted by name. */
    private static JsonArrayBuilder headers(RequestState state) {
        JsonArrayBuilder headers = Json.createArrayBuilder();
        List<String> cookies = List.of();
        if (state instanceof Redirect redirect) {
            headers.add(header("cache-control", "no-store"));
            headers.add(header("location", redirect.location().toString()));
            cookies = redirect.setCookies();
        } else if (state instanceof Settled settled) {
            cookies = settled.setCookies();
        }
        cookies.forEach(line -> headers.add(header("set-cookie", line)));
        if (reason(state) != null) {
            headers.add(header("x-clerk-auth-reason", reason(state)));
            headers.add(header("x-clerk-auth-status", settled(state) == null ? "handshake" : "signed-out"));
        }
        return headers;
    }

    private static JsonArrayBuilder header(String name, String value) {
        return Json.createArrayBuilder().add(name).add(value);
    }

    private static Settled settled(RequestState state) {
        if (state instanceof Settled settled) {
            return settled;
        }
        return state instanceof HandshakeReturned returned ? returned.settled() : null;
    }

    private static Auth auth(Decided decided, Settled settled, boolean pendingIsSignedOut) {
        CaseFacts facts = (CaseFacts) decided.visit().facts();
        DocumentRequest.Headers headers = new DocumentRequest.Headers(
                facts.method(), facts.header("sec-fetch-dest"), facts.header("accept"), true);
        return decided.clerk()
                .auth(decided.visit(), settled, () -> DocumentRequest.STANDARD.isDocument(headers))
                .treatingPendingAsSignedOut(pendingIsSignedOut);
    }

    private static JsonObject authOf(Auth auth, Settled settled) {
        JsonObject claims = settled instanceof SignedIn in && auth.isAuthenticated()
                ? in.token().claims()
                : null;
        JsonValue permissions = JsonValue.NULL;
        if (claims != null && ((SignedIn) settled).claims().orgPermissions() != null) {
            permissions = Json.createArrayBuilder(((SignedIn) settled).claims().orgPermissions())
                    .build();
        }
        return Json.createObjectBuilder()
                .add("tokenType", "session_token")
                .add("isAuthenticated", auth.isAuthenticated())
                .add("userId", text(auth.getUserId()))
                .add("sessionId", text(auth.getSessionId()))
                .add(
                        "sessionStatus",
                        auth.getSessionStatus() == null
                                ? JsonValue.NULL
                                : text(auth.getSessionStatus().text()))
                .add(
                        "actor",
                        auth.getActor() == null
                                ? JsonValue.NULL
                                : auth.getActor().getClaims())
                .add("orgId", text(auth.getOrgId()))
                .add("orgRole", text(auth.getOrgRole()))
                .add("orgSlug", text(auth.getOrgSlug()))
                .add("orgPermissions", permissions)
                .add(
                        "factorVerificationAge",
                        claims == null ? JsonValue.NULL : claims.getOrDefault("fva", JsonValue.NULL))
                .add("sessionClaims", claims == null ? JsonValue.NULL : claims)
                .build();
    }

    private static JsonObject middleware(JsonObject one, ApiStub stub) {
        Decided decided = decide(one, stub);
        if (decided.state() instanceof Redirect redirect) {
            return Json.createObjectBuilder()
                    .add("handler", Json.createObjectBuilder().add("called", false))
                    .add("kind", "handshake-redirect")
                    .add("httpStatus", 307)
                    .add("location", redirect.location().toString())
                    .add("setCookies", Json.createArrayBuilder(redirect.setCookies()))
                    .add("headers", headers(redirect))
                    .build();
        }
        Settled settled = (Settled) decided.state();
        boolean pendingIsSignedOut = object(one, "authOptions").getBoolean("treatPendingAsSignedOut", true);
        Auth auth = auth(decided, settled, pendingIsSignedOut);
        boolean matched = !one.containsKey("routeMatchers")
                || Functions.routeMatcher(one.get("routeMatchers"))
                        .matches(decided.visit().url().path());
        JsonObjectBuilder handler = Json.createObjectBuilder()
                .add("called", true)
                .add("routeMatched", matched)
                .add("auth", seen(one, decided, auth, settled));
        JsonObjectBuilder outcome = Json.createObjectBuilder();
        try {
            if (matched) {
                redirect(one, auth, "redirectToSignIn");
                redirect(one, auth, "redirectToSignUp");
            }
            if (matched && one.get("protect") instanceof JsonObject protect) {
                Caller caller = auth.protect(protection(protect, object(one, "protectOptions")));
                handler.add("protectReturned", returned(caller));
            }
            respond(object(one, "respond"), outcome, one);
        } catch (ProtectionException.Redirect redirect) {
            outcome.add("kind", "redirect")
                    .add("httpStatus", redirect.getStatus())
                    .add("location", redirect.getLocation());
        } catch (ProtectionException.NotFound notFound) {
            outcome.add("kind", "not-found").add("httpStatus", 404).add("location", JsonValue.NULL);
        } catch (ProtectionException.Unavailable unavailable) {
            outcome.add("kind", "response").add("httpStatus", 503).add("location", JsonValue.NULL);
        } catch (ProtectionException.MachineUnauthorized unauthorized) {
            outcome.add("kind", "response").add("httpStatus", 401).add("location", JsonValue.NULL);
            outcome.add("challenge", text(unauthorized.getChallenge()));
        } catch (ProtectionException.Unauthorized unauthorized) {
            outcome.add("kind", "response").add("httpStatus", 401).add("location", JsonValue.NULL);
        }
        return outcome.add("handler", handler)
                .add("setCookies", Json.createArrayBuilder(settled.setCookies()))
                .add("headers", headers(settled))
                .build();
    }

    /** What {@code auth({acceptsToken})} shows. */
    private static JsonObject seen(JsonObject one, Decided decided, Auth auth, Settled settled) {
        Accepted accepted = Machines.accepted(object(one, "authOptions").get("acceptsToken"));
        MachineCheck.Answer answer = decided.machines().ask(accepted);
        if (answer instanceof MachineCheck.Answer.Verified verified) {
            return Machines.auth(verified.machine());
        }
        return answer instanceof MachineCheck.Answer.Refused refused
                ? Machines.nobody(kind(refused, Tokens.bearer(one), accepted))
                : authOf(auth, settled);
    }

    /** The middleware has verified every token before anything is accepted, and knows it by what it turned out to be. */
    private static TokenType kind(MachineCheck.Answer.Refused refused, String token, Accepted accepted) {
        TokenType looks = MachineTokens.kindOf(token);
        if (!accepted.several() || looks == null) {
            return refused.kind();
        }
        TokenType turnedOut = MachineTokens.verifiedAs(looks, token);
        return accepted.kinds().contains(turnedOut) ? turnedOut : null;
    }

    private static JsonObjectBuilder returned(Caller caller) {
        return Json.createObjectBuilder()
                .add("tokenType", Machines.name(caller.getTokenType()))
                .add("userId", text(caller.getUserId()));
    }

    /** What the application itself answers; the library adds its cookies and changes nothing. */
    private static void respond(JsonObject respond, JsonObjectBuilder outcome, JsonObject one) {
        outcome.add("location", JsonValue.NULL);
        switch (respond.getString("kind", "")) {
            case "", "next" -> outcome.add("kind", "continue").add("httpStatus", 200);
            case "nextNotFound" -> outcome.add("kind", "not-found").add("httpStatus", 404);
            case "throw" -> throw new Refused(respond.getString("message", ""));
            case "rewrite" -> {
                Url here = Url.parse(one.getJsonObject("request").getString("url"));
                boolean same = respond.getString("url").equals(String.valueOf(here));
                outcome.add("kind", same ? "continue" : "rewrite").add("httpStatus", 200);
            }
            case "redirect" -> {
                outcome.add("kind", "redirect").add("httpStatus", respond.getInt("status", 307));
                outcome.add("location", respond.getString("url"));
            }
            default -> outcome.add("kind", "response").add("httpStatus", respond.getInt("status", 200));
        }
    }

    private static void redirect(JsonObject one, Auth auth, String method) {
        if (!(one.get(method) instanceof JsonObject argument)) {
            return;
        }
        boolean signedIn = auth.getUserId() != null && !auth.getUserId().isEmpty();
        if (argument.getString("when", "").equals("signedOut") && signedIn) {
            return;
        }
        JsonValue back = argument.get("returnBackUrl");
        boolean here = back == null
                || (back instanceof JsonString text && text.getString().isEmpty());
        String url = back instanceof JsonString text ? text.getString() : null;
        if (method.equals("redirectToSignIn")) {
            throw here ? auth.redirectToSignIn() : auth.redirectToSignIn(url);
        }
        throw here ? auth.redirectToSignUp() : auth.redirectToSignUp(url);
    }

    private static Protection protection(JsonObject protect, JsonObject options) {
        Protection protection = switch (protect.getString("kind")) {
            case "role" -> Protection.require(Requirement.role(protect.getString("role")));
            case "permission" -> Protection.require(Requirement.permission(protect.getString("permission")));
            case "params" -> {
                JsonObject params = object(protect, "params");
                yield questions(params).isEmpty()
                        ? Protection.signedIn()
                        : Protection.require(has -> asked(has, params));
            }
            case "has" ->
                Protection.require(
                        has -> protect.getJsonArray("any").stream().anyMatch(it -> asked(has, it.asJsonObject())));
            case "hasAll" ->
                Protection.require(
                        has -> protect.getJsonArray("all").stream().allMatch(it -> asked(has, it.asJsonObject())));
            default -> Protection.signedIn();
        };
        JsonValue token =
                options.getOrDefault("token", object(protect, "params").get("token"));
        Protection withUrls = token == null ? protection : accepting(protection, token);
        if (options.get("unauthenticatedUrl") instanceof JsonString url) {
            withUrls = withUrls.unauthenticatedUrl(url.getString());
        }
        if (options.get("unauthorizedUrl") instanceof JsonString url) {
            withUrls = withUrls.unauthorizedUrl(url.getString());
        }
        return withUrls;
    }

    private static Protection accepting(Protection protection, JsonValue token) {
        TokenType[] kinds = token instanceof JsonArray list
                ? list.stream().map(Machines::kind).toArray(TokenType[]::new)
                : new TokenType[] {Machines.kind(token)};
        return protection.token(kinds[0], kinds);
    }

    /** All that is asked must be had, and something must be asked. */
    static boolean asked(Has has, JsonObject params) {
        List<Predicate<Has>> questions = questions(params);
        return !questions.isEmpty() && questions.stream().allMatch(question -> question.test(has));
    }

    private static List<Predicate<Has>> questions(JsonObject params) {
        List<Predicate<Has>> questions = new ArrayList<>();
        Map<String, java.util.function.BiPredicate<Has, String>> known =
                Map.of("role", Has::role, "permission", Has::permission, "feature", Has::feature, "plan", Has::plan);
        known.forEach((name, question) -> {
            if (params.get(name) instanceof JsonObject nothing && nothing.containsKey("$undefined")) {
                return;
            }
            if (params.get(name) instanceof JsonString text) {
                questions.add(has -> question.test(has, text.getString()));
            } else if (params.containsKey(name)) {
                questions.add(has -> false);
            }
        });
        if (params.containsKey("reverification")) {
            Reverification required = Reverifications.of(params.get("reverification"));
            questions.add(has -> required != null && has.reverification(required));
        }
        return questions;
    }

    static JsonValue text(String value) {
        return value == null ? JsonValue.NULL : Json.createValue(value);
    }

    /** A case's request, with a Host header where it names one. */
    record CaseFacts(String method, Url url, Map<String, String> values)
            implements io.github.clerkjakarta.internal.request.RequestFacts {
        CaseFacts(JsonObject request) {
            this(
                    request.getString("method", "GET"),
                    url(request.getString("url")),
                    headers(object(request, "headers")));
        }

        private static Url url(String text) {
            Url url = Url.parse(text);
            if (url == null) {
                throw new IllegalArgumentException("not a URL: " + text);
            }
            return url;
        }

        private static Map<String, String> headers(JsonObject headers) {
            Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, value) ->
                    values.put(name, ((JsonString) value).getString().strip()));
            return values;
        }

        /** The SDK trusts the headers of proxies. */
        Url publicUrl() {
            return PublicUrl.of(this, new PublicOrigin(EnumSet.allOf(ForwardedHeader.class), null));
        }

        @Override
        public List<String> paths() {
            return List.of(url.path());
        }

        @Override
        public ContextRoot contextRoot() {
            return ContextRoot.known("");
        }

        @Override
        public String rawHeader(String name) {
            return values.get(name);
        }

        @Override
        public String cookies() {
            return values.getOrDefault("cookie", "");
        }

        @Override
        public Map<String, List<String>> headers() {
            Map<String, List<String>> all = new TreeMap<>();
            values.forEach((name, value) -> all.put(name, List.of(value)));
            return all;
        }
    }
}
