package io.github.clerkjakarta.conformance;

import static io.github.clerkjakarta.conformance.Cases.object;

import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.conformance.Comparison.Difference;
import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.Url;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The intended differences. A rule recognises a case by its content, never by its id, explains only some fields, and
 * checks that the library does what the rule says.
 */
final class OnPurpose {
    private static final Set<String> THREW = Set.of("threw");
    private static final Set<String> URLS = Set.of("clerkUrl", "location", "value");
    private static final Set<String> ANSWER = Set.of("kind", "httpStatus", "location", "www-authenticate");
    private static final Set<String> EXPLANATION = Set.of("x-clerk-auth-status", "x-clerk-auth-reason");
    private static final Set<String> WHO = Set.of(
            "status",
            "reason",
            "isSignedIn",
            "isAuthenticated",
            "token",
            "auth",
            "authThrew",
            "authTreatingPendingAsSignedIn",
            "tokenType",
            "kind",
            "httpStatus",
            "handler",
            "setCookies",
            "www-authenticate",
            "location",
            "set-cookie",
            "x-clerk-auth-status",
            "x-clerk-auth-reason");

    /** The library's outcome in place of the SDK's. */
    private interface Outcome {
        boolean isAsSaid(Case it, Both both);
    }

    private record Both(JsonObject wanted, JsonObject got) {
        String threw() {
            return object(got, "threw").getString("message", "");
        }

        String sdkThrew() {
            return object(wanted, "threw").getString("message", "");
        }

        boolean isSignedOut() {
            return status(got).equals("signed-out");
        }

        static String status(JsonObject outcome) {
            return header(outcome, "x-clerk-auth-status");
        }

        boolean isSignedOut(String reason) {
            return isSignedOut() && header(got, "x-clerk-auth-reason").equals(reason);
        }

        boolean isAnswered(int status) {
            return got.getInt("httpStatus", 0) == status;
        }

        /** Returns true if Clerk's handshake or a refresh set cookies. */
        boolean setsSession() {
            return !isHandshake() && got.toString().contains("\"__session");
        }

        boolean isHandshake() {
            return got.getString("status", got.getString("kind", "")).startsWith("handshake");
        }

        String location() {
            return location(got);
        }

        static String location(JsonObject outcome) {
            if (outcome.get("location") instanceof JsonString text) {
                return text.getString();
            }
            return header(outcome, "location");
        }

        /** Returns the values of the header, or an empty text. */
        static String header(JsonObject outcome, String name) {
            return outcome.getOrDefault("headers", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                    .map(JsonValue::asJsonArray)
                    .filter(it -> it.getString(0).equals(name))
                    .map(it -> it.getString(1))
                    .collect(Collectors.joining(", "));
        }
    }

    private record Rule(String name, Set<String> fields, Predicate<Case> applies, Outcome outcome) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "on purpose: 303 after methods other than GET and HEAD",
                    Set.of("httpStatus", "location"),
                    it -> it.kind().equals("middleware") && !it.isGetOrHead(),
                    (it, both) -> both.isAnswered(303)
                            && both.got().getString("kind", "").equals("redirect")
                            && withoutWayBack(both.location()).equals(withoutWayBack(Both.location(both.wanted())))),
            new Rule(
                    "next-only: headers of Next.js mean nothing",
                    ANSWER,
                    it -> Stream.of("next-url", "next-action", "x-nextjs-data")
                            .anyMatch(name -> it.headers().containsKey(name)),
                    (it, both) -> !it.isForPage() && both.isAnswered(404)),
            new Rule(
                    "next-only: paths below /_next/data/ are paths",
                    Set.of("value"),
                    it -> it.path().startsWith("/_next/data/"),
                    (it, both) -> object(both.got(), "value")
                            .getString("pathname", "")
                            .equals(it.path())),
            new Rule(
                    "next-only: redirects to paths are possible",
                    THREW,
                    it -> true,
                    (it, both) -> both.sdkThrew().startsWith("URL is malformed")
                            && (both.got().getString("kind", "").equals("redirect")
                                    || (both.isAnswered(503) && it.isWithoutKeys()))),
            new Rule(
                    "next-only: Auth has the same methods whatever token came",
                    THREW,
                    it -> object(it.json(), "authOptions").containsKey("acceptsToken"),
                    (it, both) -> both.sdkThrew().endsWith("is not a function")
                            && both.got().getString("kind", "").equals("redirect")),
            new Rule(
                    "unsafe-redirect: a primary sends browsers to http and https URLs only",
                    THREW,
                    it -> it.url().matches("(?i).*[?&]__clerk_redirect_url=(?!https?%3A).*"),
                    (it, both) -> both.isAnswered(400) || both.isSignedOut("primary-responds-to-syncing")),
            new Rule(
                    "on purpose: a route pattern's ~/ is the context root, which a path alone does not tell",
                    Set.of("value"),
                    it -> object(it.json(), "in").getString("patterns", "").startsWith("~/"),
                    (it, both) -> true),
            new Rule(
                    "on purpose: an empty list of organization patterns means none",
                    WHO,
                    it -> object(it.options(), "organizationSyncOptions").values().stream()
                            .anyMatch(list -> list instanceof JsonArray patterns && patterns.isEmpty()),
                    (it, both) -> both.got().getString("status", "").equals("signed-in")),
            new Rule(
                    "on purpose: a call from the primary's page does not make a satellite fail",
                    THREW,
                    it -> !it.url().startsWith(it.header("origin") + "/"),
                    (it, both) -> both.sdkThrew().startsWith("The signInUrl needs to be on a different origin")),
            new Rule(
                    "on purpose: a satellite is told that its sign-in page is its own",
                    THREW,
                    it -> it.options().getBoolean("isSatellite", false)
                            && !it.header("origin").isEmpty()
                            && (it.option("signInUrl").startsWith("/")
                                    || it.option("signInUrl").contains("://" + it.host() + "/")),
                    (it, both) -> both.isAnswered(500)
                            && both.threw().startsWith("clerk.sign-in-url is on this satellite's own origin")),
            new Rule(
                    "host-from-path: a path of two slashes stays a path",
                    URLS,
                    it -> it.path().startsWith("//"),
                    (it, both) -> !decoded(both.got().toString())
                            .contains(":" + it.path().replaceFirst("(//[^/]*).*", "$1"))),
            new Rule(
                    "on purpose: in production a handshake comes in cookies only",
                    WHO,
                    it -> it.isProduction() && it.url().matches(".*[?&]__clerk_handshake(_nonce)?=.*"),
                    (it, both) -> !both.setsSession()),
            new Rule(
                    "on purpose: a handshake nonce is exchanged only for requests that may be handshakes",
                    union(WHO, THREW),
                    it -> !it.tokens("__clerk_handshake_nonce").isEmpty() && !it.mayBeHandshake(),
                    (it, both) -> !both.setsSession()),
            new Rule(
                    "on purpose: a frame of another site cannot keep what a handshake sets",
                    WHO,
                    it -> it.header("sec-fetch-dest").equals("iframe")
                            && it.header("sec-fetch-site").equals("cross-site"),
                    (it, both) -> !both.isHandshake()),
            new Rule(
                    "stricter-is-fine: exp and nbf of a handshake token count",
                    WHO,
                    it -> it.tokens("__clerk_handshake").stream().anyMatch(it::isOutsideItsLife),
                    (it, both) -> !both.setsSession()),
            new Rule(
                    "on purpose: RS384 and RS512 work with jwtKey",
                    WHO,
                    it -> it.options().containsKey("jwtKey")
                            && it.allTokens().stream()
                                    .map(token -> Tokens.part(token, 0).get("alg"))
                                    .anyMatch(alg -> alg instanceof JsonString name
                                            && List.of("RS384", "RS512").contains(name.getString())),
                    (it, both) ->
                            Both.header(both.wanted(), "x-clerk-auth-status").equals("signed-out")
                                    && (!both.isSignedOut() || both.isSignedOut("token-invalid-signature"))),
            new Rule(
                    "on purpose: a session token that names no user is refused",
                    WHO,
                    it -> it.allTokens().stream()
                            .anyMatch(token -> Tokens.part(token, 1)
                                    .getString("sub", "none")
                                    .isEmpty()),
                    (it, both) -> both.isSignedOut("token-verification-failed")),
            new Rule(
                    "untyped-option: a kind of token that is none",
                    THREW,
                    it -> !Machines.isTyped(it.options().get("acceptsToken"))
                            || !Machines.isTyped(object(it.json(), "in").get("acceptsToken"))
                            || !Machines.isTyped(object(it.json(), "in").get("tokenType"))
                            || !Machines.isTyped(
                                    object(it.json(), "protectOptions").get("token"))
                            || !Machines.isTyped(
                                    object(it.json(), "authOptions").get("acceptsToken")),
                    (it, both) -> both.threw().startsWith("no kind of token")),
            new Rule(
                    "on purpose: a machine's token that Clerk calls revoked or expired is refused",
                    WHO,
                    it -> it.verifyAnswers()
                            .anyMatch(answer -> answer.getBoolean("revoked", false)
                                    || answer.getBoolean("expired", false)
                                    || it.isPast(answer.get("expiration"))),
                    (it, both) -> both.isSignedOut("token-invalid")),
            new Rule(
                    "unchecked-answer: a machine's token is refused where Clerk's answer names no id or no subject",
                    WHO,
                    it -> it.verifyAnswers()
                            .anyMatch(answer -> answer.getString("id", "").isEmpty()
                                    || answer.getString("subject", "").isEmpty()),
                    (it, both) -> both.isSignedOut("unexpected-error")),
            new Rule(
                    "unchecked-answer: an answer is read whatever parameters its content type has",
                    Set.of("auth", "handler"),
                    it -> it.verifyRoutes()
                            .anyMatch(route -> object(route, "headers")
                                    .getString("content-type", "")
                                    .contains(";")),
                    (it, both) -> both.got().getBoolean("isAuthenticated", true)),
            new Rule(
                    "on purpose: 503 where Clerk could not be asked about a token",
                    Set.of("kind", "httpStatus", "location", "www-authenticate"),
                    it -> it.kind().equals("middleware") && (Tokens.isMachinesIn(it.json()) || it.isWithoutKeys()),
                    (it, both) -> both.isAnswered(503)),
            new Rule(
                    "on purpose: at the third redirect of a loop protect() shows a page about it",
                    ANSWER,
                    it -> it.kind().equals("middleware")
                            && it.isForPage()
                            && it.cookies("__clerk_redirect_count").stream().anyMatch(count -> count.matches("0*3")),
                    (it, both) -> both.isAnswered(400)
                            && both.got().getString("answeredBy", "").equals("library")
                            && both.wanted().getString("kind", "").equals("redirect")),
            new Rule(
                    "on purpose: Clerk is not asked for the key of a token that names none",
                    Set.of("reason", "x-clerk-auth-reason"),
                    it -> it.isWithoutKeys()
                            && it.allTokens().stream()
                                    .anyMatch(token -> !Tokens.part(token, 0).containsKey("kid")),
                    (it, both) -> both.isSignedOut("jwk-kid-mismatch")
                            && Both.header(both.wanted(), "x-clerk-auth-reason").equals("jwk-remote-failed-to-load")),
            new Rule(
                    "on purpose: every 401 has WWW-Authenticate",
                    Set.of("www-authenticate"),
                    it -> it.kind().equals("middleware"),
                    (it, both) -> both.isAnswered(401)
                            && Both.header(both.got(), "www-authenticate")
                                    .matches(
                                            Tokens.bearer(it.json()).isEmpty()
                                                    ? "Bearer"
                                                    : "Bearer( error=\"invalid_token\")?")),
            new Rule(
                    "on purpose: a malformed token is signed out, where the SDK throws",
                    union(WHO, THREW),
                    it -> !it.allTokens().isEmpty(),
                    (it, both) -> (both.wanted().get("authThrew") instanceof JsonObject
                                    || both.sdkThrew().startsWith("Invalid claim element")
                                    || both.sdkThrew().matches("Cannot read properties of .*|.* is not a function"))
                            && both.isSignedOut()),
            new Rule(
                    "number-parsing: a redirect count that is not decimal digits counts as absent",
                    WHO,
                    it -> it.cookies("__clerk_redirect_count").stream().anyMatch(OnPurpose::isNoNumber),
                    (it, both) -> both.isHandshake() && both.got().toString().contains("\"__clerk_redirect_count=1;")),
            new Rule(
                    "number-parsing: a client_uat that is not decimal digits counts as absent",
                    WHO,
                    it -> it.cookies("__client_uat").stream().anyMatch(OnPurpose::isNoNumber),
                    (it, both) -> !both.got().getBoolean("isSignedIn", false)),
            new Rule(
                    "fetch-normalisation: browsers' Request class writes the method in upper case",
                    WHO,
                    it -> !it.method().equals(it.method().toUpperCase(Locale.ROOT)),
                    (it, both) ->
                            both.isSignedOut() && Both.status(both.wanted()).equals("handshake")),
            new Rule(
                    "fetch-normalisation: no request carries a fragment",
                    URLS,
                    it -> it.url().contains("#"),
                    (it, both) -> Stream.of("clerkUrl", "value", "headers")
                            .allMatch(field -> withoutFragment(it, both.wanted().get(field))
                                    .equals(withoutFragment(it, both.got().get(field))))),
            new Rule(
                    "fetch-normalisation: a request has a Host header, and it is its URL's",
                    URLS,
                    it -> it.forwarded("x-forwarded-host").isEmpty()
                            && Stream.of("x-forwarded-host", "x-forwarded-proto")
                                    .anyMatch(name -> it.headers().containsKey(name)),
                    (it, both) -> decoded(both.got().toString()).contains("://" + it.host())),
            new Rule(
                    "on purpose: a malformed Host is answered 400",
                    THREW,
                    it -> Host.parse(it.host()) == null,
                    (it, both) -> both.threw().startsWith("The Host header is malformed")),
            new Rule(
                    "on purpose: a forwarded host that is no host, or a scheme other than http and https, is not believed",
                    union(WHO, URLS),
                    Case::isForwardedOddly,
                    (it, both) -> Stream.of(it.host(), it.forwarded("x-forwarded-host"))
                            .filter(host -> Host.parse(host) != null)
                            .anyMatch(host -> decoded(both.got().toString()).contains("://" + host))),
            new Rule(
                    "on purpose: no header tells that another kind of token is accepted",
                    EXPLANATION,
                    it -> it.options().containsKey("acceptsToken"),
                    (it, both) -> List.of("token-type-mismatch", "No token in header")
                            .contains(both.got().getString("reason", ""))),
            new Rule(
                    "on purpose: cookies are asked before it is known that only machines are accepted",
                    WHO,
                    it -> it.kind().equals("authenticate")
                            && it.mayBeHandshake()
                            && Machines.isTyped(it.options().get("acceptsToken"))
                            && !Machines.accepted(it.options().get("acceptsToken"))
                                    .kinds()
                                    .contains(TokenType.SESSION),
                    (it, both) -> both.isHandshake()
                            && List.of("token-type-mismatch", "No token in header")
                                    .contains(both.wanted().getString("reason", ""))),
            new Rule(
                    "on purpose: a machine's token is verified only if something accepts its kind",
                    EXPLANATION,
                    it -> it.kind().equals("middleware") && Tokens.isMachinesIn(it.json()),
                    (it, both) -> List.of("token-type-mismatch", "token-invalid")
                            .contains(Both.header(both.got(), "x-clerk-auth-reason"))),
            new Rule(
                    "untyped-option: a reverification that is none of Clerk's",
                    THREW,
                    it -> it.json().getString("fn", "").startsWith("reverification")
                            && object(it.json(), "in").get("args") instanceof JsonArray args
                            && !args.isEmpty()
                            && Reverifications.of(args.get(0)) == null,
                    (it, both) -> both.threw().startsWith("no reverification")),
            new Rule(
                    "untyped-option: a clock skew that is no number",
                    WHO,
                    it -> it.options().containsKey("clockSkewInMs")
                            && !(it.options().get("clockSkewInMs") instanceof JsonNumber),
                    (it, both) ->
                            Both.header(both.wanted(), "x-clerk-auth-reason").startsWith("session-token-")),
            new Rule(
                    "untyped-option: a property has no empty values",
                    WHO,
                    it -> it.options().get("authorizedParties") instanceof JsonArray parties
                            && parties.stream()
                                    .allMatch(party ->
                                            ((JsonString) party).getString().isEmpty()),
                    (it, both) -> Both.header(both.wanted(), "x-clerk-auth-reason")
                            .equals("token-invalid-authorized-parties")),
            refused("clerk.secret-key is missing", it -> it.option("secretKey").isEmpty()),
            refused(
                    "clerk.publishable-key is missing",
                    it -> it.option("publishableKey").isEmpty()),
            refused(
                    "clerk.secret-key is of a",
                    it -> it.option("publishableKey").startsWith("pk_test_")
                            != it.option("secretKey").startsWith("sk_test_")),
            refused(
                    "clerk.clock-skew-in-ms is",
                    it -> it.options().get("clockSkewInMs") instanceof JsonNumber skew && skew.doubleValue() < 0),
            refused("clerk.sign-in-url is", it -> it.options().getBoolean("isSatellite", false)),
            refused("clerk.proxy-url is", it -> !it.option("proxyUrl").matches("/[^/].*|https://.*")),
            refused("clerk.authorized-parties is", it -> it.options().containsKey("authorizedParties")));

    private OnPurpose() {}

    static List<String> names() {
        return RULES.stream().map(Rule::name).toList();
    }

    /** Returns the reason why this field may differ, or null. */
    static String reason(JsonObject one, JsonObject wanted, JsonObject got, Difference difference) {
        Case it = new Case(one);
        Both both = new Both(wanted, got);
        return RULES.stream()
                .filter(rule -> rule.fields().contains(difference.field()))
                .filter(rule -> rule.applies().test(it) && rule.outcome().isAsSaid(it, both))
                .map(Rule::name)
                .findFirst()
                .orElse(null);
    }

    /** Returns a rule for options that the SDK takes, and a deployment with the library does not. */
    private static Rule refused(String problem, Predicate<Case> applies) {
        return new Rule(
                "on purpose: refused at deployment: " + problem,
                THREW,
                applies,
                (it, both) -> both.threw().contains("\n - " + problem));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private static boolean isNoNumber(String value) {
        return !value.matches("0|[1-9][0-9]*");
    }

    private static String withoutWayBack(String location) {
        Url url = Url.parse(location);
        return url == null
                ? location
                : url.withoutParameters(List.of("redirect_url")).toString();
    }

    private static String withoutFragment(Case it, JsonValue value) {
        String fragment = it.url().replaceFirst("[^#]*", "");
        return decoded(String.valueOf(value)).replace(fragment, "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
    }
}
