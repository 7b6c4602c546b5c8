package io.github.clerkjakarta.conformance;

import io.github.clerkjakarta.Auth;
import io.github.clerkjakarta.PublishableKeys;
import io.github.clerkjakarta.conformance.Outcomes.Refused;
import io.github.clerkjakarta.internal.authentication.AccountPortal;
import io.github.clerkjakarta.internal.config.ApiSecret;
import io.github.clerkjakarta.internal.config.ForwardedHeader;
import io.github.clerkjakarta.internal.config.PublicOrigin;
import io.github.clerkjakarta.internal.config.PublishableKey;
import io.github.clerkjakarta.internal.protection.SignInRedirect;
import io.github.clerkjakarta.internal.request.Cookies;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import io.github.clerkjakarta.internal.request.PublicUrl;
import io.github.clerkjakarta.internal.request.RequestFacts;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.route.RouteMatcher;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.regex.Pattern;

/** The SDK's single functions and their counterparts in the library. */
final class Functions {
    private Functions() {}

    static JsonValue call(String name, JsonObject in) {
        return switch (name) {
            case "parsePublishableKey" -> parse(in);
            case "isPublishableKey" -> bool(PublishableKey.parse(text(in, "key")) != null);
            // The library has neither of the next two. The cases hold what the tests' own keys are made with.
            case "buildPublishableKey" -> Json.createValue(PublishableKeys.of(text(in, "frontendApi")));
            case "publishableKeyFromHost" ->
                Json.createValue(PublishableKeys.ofHost(text(in, "host"), in.getString("fallbackKey", null)));
            case "cookieSuffix" -> {
                String suffix = PublishableKey.cookieSuffixOf(text(in, "key"));
                yield Json.createObjectBuilder()
                        .add("suffix", suffix)
                        .add("session", "__session_" + suffix)
                        .build();
            }
            case "keyKind" -> keyKind(text(in, "key"));
            case "accountsBaseUrl" ->
                Json.createValue(text(in, "frontendApi").isEmpty() ? "" : AccountPortal.of(text(in, "frontendApi")));
            case "clerkRequest" -> clerkRequest(in);
            case "createRedirect" -> createRedirect(in.getJsonObject("params"), in.getString("method"), in);
            case "routeMatcher" -> routeMatcher(in);
            case "has" -> {
                Auth auth = SignedClaims.of(in.getJsonObject("claims"))
                        .treatingPendingAsSignedOut(in.getBoolean("treatPendingAsSignedOut", true));
                yield bool(auth.has(has -> Protections.asked(has, in.getJsonObject("params"))));
            }
            case "reverificationError" ->
                Json.createObjectBuilder()
                        .add("json", Reverifications.error(in))
                        .build();
            case "reverificationErrorResponse" -> Reverifications.response(in);
            case "machineToken" -> Machines.looks(in);
            case "isTokenTypeAccepted" -> Machines.isAccepted(in);
            default -> throw new Refused("no such function here: " + name);
        };
    }

    private static JsonValue parse(JsonObject in) {
        JsonObject options = Cases.object(in, "options");
        PublishableKey key = PublishableKey.parse(text(in, "key"));
        if (key == null) {
            if (options.getBoolean("fatal", false)) {
                throw new Refused("not a publishable key");
            }
            return JsonValue.NULL;
        }
        String frontendApi = key.frontendApi();
        String domain = text(options, "domain");
        if (!text(options, "proxyUrl").isEmpty()) {
            frontendApi = text(options, "proxyUrl");
        } else if (!key.isDevelopment() && options.getBoolean("isSatellite", false) && !domain.isEmpty()) {
            frontendApi = "clerk." + domain;
        }
        return Json.createObjectBuilder()
                .add("instanceType", key.isDevelopment() ? "development" : "production")
                .add("frontendApi", frontendApi)
                .build();
    }

    private static JsonObject keyKind(String key) {
        ApiSecret secret = ApiSecret.parse(key);
        return Json.createObjectBuilder()
                .add("developmentSecret", secret != null && secret.isDevelopment())
                .add("productionSecret", secret != null && secret.isProduction())
                .add("developmentPublishable", key.startsWith("pk_test_") || key.startsWith("test_"))
                .add("productionPublishable", key.startsWith("pk_live_") || key.startsWith("live_"))
                .build();
    }

    private static JsonObject routeMatcher(JsonObject in) {
        RouteMatcher matcher;
        try {
            matcher = routeMatcher(in.get("patterns"));
        } catch (IllegalArgumentException noPattern) {
            return Json.createObjectBuilder()
                    .add("compileError", Json.createObjectBuilder().add("name", "Error"))
                    .build();
        }
        Url url = Url.parse(in.getString("url"));
        String path = url == null ? "" : url.path();
        JsonObjectBuilder outcome = Json.createObjectBuilder().add("pathname", path);
        try {
            return outcome.add("match", matcher.matches(path)).build();
        } catch (IllegalArgumentException malformed) {
            return outcome.add("matchError", Json.createObjectBuilder().add("name", "MalformedURLError"))
                    .build();
        }
    }

    /** Returns a matcher for a pattern, a regular expression, or a list of them. */
    static RouteMatcher routeMatcher(JsonValue patterns) {
        if (patterns instanceof JsonArray list) {
            return list.stream().map(Functions::routeMatcher).reduce(RouteMatcher.of(new String[0]), RouteMatcher::or);
        }
        if (patterns instanceof JsonObject object) {
            boolean ignoresCase = object.getString("flags", "").contains("i");
            int flags = ignoresCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
            return RouteMatcher.of(Pattern.compile(object.getString("regex"), flags));
        }
        return RouteMatcher.of(((JsonString) patterns).getString());
    }

    private static JsonObject clerkRequest(JsonObject in) {
        Reading reading = FactsReader.read(CaseRequest.of(in));
        if (!(reading instanceof Reading.Read read)) {
            throw new Refused(((Reading.Malformed) reading).message());
        }
        RequestFacts facts = read.facts();
        Url url = PublicUrl.of(facts, new PublicOrigin(EnumSet.allOf(ForwardedHeader.class), null));
        JsonObjectBuilder cookies = Json.createObjectBuilder();
        Cookies.parse(facts.cookies()).all().forEach(cookies::add);
        return Json.createObjectBuilder()
                .add("href", url.toString())
                .add("origin", url.origin())
                .add("cookies", cookies)
                .build();
    }

    private static JsonValue createRedirect(JsonObject params, String method, JsonObject in) {
        String base = text(params, "baseUrl");
        PublishableKey key = PublishableKey.parse(text(params, "publishableKey"));
        if (!base.isEmpty() && Url.parse(base) == null) {
            throw new Refused("not a base URL");
        }
        boolean signIn = method.equals("redirectToSignIn");
        String page = text(params, signIn ? "signInUrl" : "signUpUrl");
        String back = text(Cases.object(in, "args"), "returnBackUrl");
        boolean pending = text(params, "sessionStatus").equals("pending");
        Url url;
        if (page.isEmpty() && key == null) {
            url = null;
        } else if (base.isEmpty()) {
            String hosted =
                    page.isEmpty() ? AccountPortal.of(key.frontendApi()) + (signIn ? "/sign-in" : "/sign-up") : page;
            boolean create =
                    !signIn && page.isEmpty() && !text(params, "signInUrl").isEmpty();
            url = create ? null : outsideARequest(pending ? hosted + "/tasks" : hosted, back);
        } else {
            SignInRedirect redirect = new SignInRedirect(
                    Url.parse(base),
                    key == null ? "" : AccountPortal.of(key.frontendApi()),
                    orNull(text(params, "signInUrl")),
                    orNull(text(params, "signUpUrl")),
                    pending,
                    params.getBoolean("isSatellite", false));
            url = signIn ? redirect.toSignIn(back) : redirect.toSignUp(back);
        }
        if (url == null) {
            throw new Refused("not a URL");
        }
        return Json.createValue(withDevBrowser(url, base, key, text(params, "devBrowserToken")));
    }

    /** The library redirects requests only. */
    private static Url outsideARequest(String place, String back) {
        Url absolute = Url.parse(place);
        if (absolute == null) {
            Url here = Url.parse(back);
            absolute = here == null ? null : here.resolve(place.startsWith("/") ? place : "/" + place);
        }
        return absolute == null || back.isEmpty() ? absolute : absolute.withParameter("redirect_url", back);
    }

    /** The library hands the development browser over in Protector, with any redirect. */
    private static String withDevBrowser(Url url, String base, PublishableKey key, String devBrowser) {
        Url here = Url.parse(base);
        boolean handedOver = here != null
                && !here.isSameHostAndPort(url)
                && key != null
                && key.isDevelopment()
                && !devBrowser.isEmpty();
        return (handedOver ? url.withParameter("__clerk_db_jwt", devBrowser) : url).toString();
    }

    /** Returns the text of the member, or of the {@code $url} within it, or an empty text. */
    private static String text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        if (value instanceof JsonObject nested) {
            String url = nested.getString("$url", "");
            return url.isEmpty() ? "" : String.valueOf(Url.parse(url));
        }
        return value instanceof JsonString text ? text.getString() : "";
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static JsonValue bool(boolean value) {
        return value ? JsonValue.TRUE : JsonValue.FALSE;
    }
}
