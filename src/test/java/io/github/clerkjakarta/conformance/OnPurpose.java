package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The differences that are meant, each recognised by what the case is, never by its id. */
final class OnPurpose {
    private static final Map<String, BiPredicate<Case, JsonObject>> RULES = new LinkedHashMap<>();

    static {
        RULES.put(
                "next-only: what Next.js alone knows (its headers, its redirect(), absolute URLs only)",
                (it, wanted) -> it.hasHeader("next-url")
                        || it.hasHeader("next-action")
                        || it.hasHeader("x-nextjs-data")
                        || it.path().startsWith("/_next/data/")
                        || object(it.json, "respond").getString("kind", "").equals("nextRedirect")
                        || threwMessage(wanted).startsWith("URL is malformed"));
        RULES.put(
                "on purpose: 303 after methods other than GET and HEAD",
                (it, wanted) -> it.json.getString("kind").equals("middleware")
                        && !List.of("GET", "HEAD").contains(it.method())
                        && wanted.getString("kind", "").equals("redirect"));
        RULES.put(
                "unsafe-redirect: a primary sends browsers to http and https URLs only",
                (it, wanted) -> it.url().matches("(?i).*[?&]__clerk_redirect_url=(?!https?%3A).*"));
        RULES.put(
                "on purpose: a route pattern's ~/ is the context root, which a path alone does not tell",
                (it, wanted) -> object(it.json, "in").getString("patterns", "").startsWith("~/"));
        RULES.put(
                "on purpose: an empty list of organization patterns means none",
                (it, wanted) -> object(object(it.json, "options"), "organizationSyncOptions").values().stream()
                        .anyMatch(list -> list instanceof JsonArray patterns && patterns.isEmpty()));
        RULES.put(
                "on purpose: a development satellite's relative sign-in URL is refused at deployment",
                (it, wanted) -> object(it.json, "options").getBoolean("isSatellite", false)
                        && object(it.json, "options").getString("signInUrl", "").startsWith("/"));
        RULES.put(
                "on purpose: a call from the primary's page does not make a satellite fail",
                (it, wanted) -> threwMessage(wanted).startsWith("The signInUrl needs to be on a different origin")
                        && !it.url().startsWith(object(it.request(), "headers").getString("origin", "") + "/"));
        RULES.put(
                "host-from-path: a path of two slashes stays a path",
                (it, wanted) -> it.path().startsWith("//"));
        RULES.put(
                "on purpose: in production a handshake comes in cookies only",
                (it, wanted) -> it.isProduction() && it.url().matches(".*[?&]__clerk_handshake(_nonce)?=.*"));
        RULES.put(
                "on purpose: a frame of another site cannot keep what a handshake sets",
                (it, wanted) -> object(it.request(), "headers")
                                .getString("sec-fetch-dest", "")
                                .equals("iframe")
                        && object(it.request(), "headers")
                                .getString("sec-fetch-site", "")
                                .equals("cross-site"));
        RULES.put(
                "stricter-is-fine: exp and nbf of a handshake token count",
                (it, wanted) -> it.tokens("__clerk_handshake").stream().anyMatch(it::isOutsideItsLife));
        RULES.put(
                "on purpose: RS384 and RS512 work with jwtKey",
                (it, wanted) -> object(it.json, "options").containsKey("jwtKey")
                        && it.allTokens().stream()
                                .map(token -> Tokens.part(token, 0).get("alg"))
                                .anyMatch(alg -> alg instanceof JsonString name
                                        && List.of("RS384", "RS512").contains(name.getString())));
        RULES.put(
                "untyped-option: a kind of token that is none",
                (it, wanted) -> !Machines.isTyped(object(it.json, "options").get("acceptsToken"))
                        || !Machines.isTyped(object(it.json, "in").get("acceptsToken"))
                        || !Machines.isTyped(object(it.json, "in").get("tokenType"))
                        || !Machines.isTyped(object(it.json, "protectOptions").get("token"))
                        || !Machines.isTyped(object(it.json, "authOptions").get("acceptsToken")));
        RULES.put(
                "on purpose: a machine's token that Clerk calls revoked or expired is refused",
                (it, wanted) -> it.verifyAnswers()
                        .anyMatch(answer -> answer.getBoolean("revoked", false)
                                || answer.getBoolean("expired", false)
                                || it.isPast(answer.get("expiration"))));
        RULES.put(
                "unchecked-answer: a machine's token is refused where Clerk's answer names no id or no subject",
                (it, wanted) -> it.verifyAnswers()
                        .anyMatch(answer -> answer.getString("id", "").isEmpty()
                                || answer.getString("subject", "").isEmpty()));
        RULES.put(
                "unchecked-answer: an answer is read whatever parameters its content type has",
                (it, wanted) -> it.verifyRoutes()
                        .anyMatch(route -> object(route, "headers")
                                .getString("content-type", "")
                                .contains(";")));
        RULES.put(
                "on purpose: 503 where Clerk could not be asked about a machine's token",
                (it, wanted) -> it.json.getString("kind").equals("middleware")
                        && wanted.getInt("httpStatus", 0) == 401
                        && Tokens.isMachinesIn(it.json));
        RULES.put(
                "on purpose: a malformed token is signed out, where the SDK throws",
                (it, wanted) -> wanted.get("authThrew") instanceof JsonObject
                        || object(wanted, "threw").getString("name", "").equals("TypeError"));
        RULES.put(
                "number-parsing: counters are plain decimal digits",
                (it, wanted) -> it.cookies("__clerk_redirect_count", "__client_uat").stream()
                        .anyMatch(value -> !value.matches("0|[1-9][0-9]*")));
        RULES.put(
                "fetch-normalisation: browsers' Request class writes the method in upper case",
                (it, wanted) -> !it.method().equals(it.method().toUpperCase(Locale.ROOT)));
        RULES.put(
                "untyped-option: a reverification that is none of Clerk's",
                (it, wanted) -> it.json.getString("fn", "").startsWith("reverification")
                        && object(it.json, "in").get("args") instanceof JsonArray args
                        && !args.isEmpty()
                        && Reverifications.of(args.get(0)) == null);
        RULES.put(
                "on purpose: a forwarded host that is no host, or a scheme other than http and https, is not believed",
                (it, wanted) -> it.isForwardedOddly());
        RULES.put(
                "untyped-option: a value that typed options cannot have",
                (it, wanted) -> object(it.json, "options").entrySet().stream()
                        .anyMatch(option -> isUntyped(option.getKey(), option.getValue())));
        RULES.put(
                "on purpose: every 401 has WWW-Authenticate",
                (it, wanted) -> wanted.getInt("httpStatus", 0) == 401
                        && wanted.getOrDefault("headers", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                                .noneMatch(header ->
                                        header.asJsonArray().getString(0).equals("www-authenticate")));
    }

    private OnPurpose() {}

    /** Why the outcomes may differ, or null. */
    static String reason(JsonObject one, JsonObject wanted, JsonObject got) {
        Case it = new Case(one);
        return RULES.entrySet().stream()
                .filter(rule -> rule.getValue().test(it, wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String threwMessage(JsonObject wanted) {
        return object(wanted, "threw").getString("message", "");
    }

    private static boolean isUntyped(String option, JsonValue value) {
        return switch (option) {
            case "clockSkewInMs" -> !(value instanceof JsonNumber);
            case "authorizedParties" -> value.getValueType() != JsonValue.ValueType.ARRAY;
            default -> false;
        };
    }

    private record Case(JsonObject json) {
        private JsonObject request() {
            return object(json, "request");
        }

        String method() {
            return request().getString("method", "GET");
        }

        String url() {
            return request().getString("url", object(json, "in").getString("url", ""));
        }

        /** In milliseconds, or in seconds as OAuth tokens have it; with the usual tolerance. */
        boolean isPast(JsonValue expiration) {
            double now = json.getJsonNumber("now").doubleValue();
            return expiration instanceof JsonNumber end
                    && (end.doubleValue() < 1e11 ? end.doubleValue() * 1000 : end.doubleValue()) <= now;
        }

        /** What Clerk says of machines' tokens, where it says anything. */
        Stream<JsonObject> verifyAnswers() {
            return verifyRoutes().map(route -> object(route, "json"));
        }

        Stream<JsonObject> verifyRoutes() {
            return object(json, "stub").getOrDefault("routes", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                    .map(JsonValue::asJsonObject)
                    .filter(route -> route.getString("path").endsWith("/verify"))
                    .filter(route -> route.getInt("status", 200) / 100 == 2);
        }

        String path() {
            Url url = Url.parse(url());
            return url == null ? "" : url.path();
        }

        boolean hasHeader(String name) {
            return object(request(), "headers").containsKey(name);
        }

        boolean isForwardedOddly() {
            String host = forwarded("x-forwarded-host");
            String scheme = forwarded("x-forwarded-proto").toLowerCase(Locale.ROOT);
            return (!host.isEmpty() && Host.parse(host) == null) || !scheme.matches("(https?)?");
        }

        /** The first value. */
        private String forwarded(String name) {
            String value = object(request(), "headers")
                    .getString(name, object(object(json, "in"), "headers").getString(name, ""));
            return value.split(",", 2)[0].strip();
        }

        boolean isProduction() {
            return object(json, "options").getString("publishableKey", "").startsWith("pk_live_");
        }

        List<String> cookies(String... names) {
            List<String> values = new ArrayList<>();
            for (String pair :
                    object(request(), "headers").getString("cookie", "").split(";")) {
                String[] parts = pair.strip().split("=", 2);
                for (String name : names) {
                    if (parts.length == 2 && parts[0].startsWith(name)) {
                        values.add(parts[1]);
                    }
                }
            }
            return values;
        }

        /** In a cookie or in the query. */
        List<String> tokens(String name) {
            List<String> tokens = new ArrayList<>(cookies(name));
            for (String pair : url().replaceFirst("^[^?]*\\??", "").split("&")) {
                if (pair.startsWith(name + "=")) {
                    tokens.add(pair.substring(name.length() + 1));
                }
            }
            return tokens;
        }

        List<String> allTokens() {
            List<String> tokens = new ArrayList<>(tokens("__clerk_handshake"));
            tokens.addAll(tokens("__session"));
            tokens.add(Tokens.bearer(json));
            return tokens.stream().filter(it -> !it.isEmpty()).collect(Collectors.toList());
        }

        boolean isOutsideItsLife(String token) {
            JsonObject claims = Tokens.part(token, 1);
            double now = json.getJsonNumber("now").doubleValue() / 1000;
            return (claims.get("exp") instanceof JsonNumber exp && exp.doubleValue() < now)
                    || (claims.get("nbf") instanceof JsonNumber nbf && nbf.doubleValue() > now);
        }
    }
}
