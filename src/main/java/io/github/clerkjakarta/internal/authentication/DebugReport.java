package io.github.clerkjakarta.internal.authentication;

import io.github.clerkjakarta.internal.authentication.RequestState.Redirect;
import io.github.clerkjakarta.internal.authentication.RequestState.Settled;
import io.github.clerkjakarta.internal.request.WireNames;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.internal.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report that {@code clerk.debug} writes of one request. It contains only the names of URL parameters and cookies,
 * and of a token its {@code jti} or eight digits of its hash: nothing that a reader of the log could use. What looks like a
 * token elsewhere is shown as dots.
 */
public final class DebugReport {
    private static final List<String> TOKENS = List.of(WireNames.SESSION, WireNames.HANDSHAKE);

    public static final String ROUTES = "routes: ";
    public static final String GUARD = "guard: ";

    /**
     * Tokens that a client put into the wrong place, and their signatures alone. An id after {@code jti} may begin like a token. No group
     * repeats, so that long texts need no stack.
     */
    private static final Pattern MISPLACED = Pattern.compile("eyJ[\\w-]{10,}[\\w.-]*"
            + "|sk_(?:live|test)_[\\w-]+"
            + "|(?:(?<![A-Za-z0-9])|(?<=%\\w\\w))(?<!jti )(?:ak|mt|oat)_[\\w-]+"
            + "|[\\w-]{65,}");

    private DebugReport() {}

    /** @param notes each rule that ran, with its answer, in their order */
    public static String of(Visit visit, RequestState state, List<String> notes) {
        List<String> lines = new ArrayList<>();
        lines.add(visit.facts().method() + " " + place(visit.url()));
        lines.add("instance   " + (visit.isDevelopment() ? "development " : "production ")
                + visit.config().publishableKey().frontendApi() + (visit.isSatellite() ? ", a satellite" : ""));
        lines.add("facts      Sec-Fetch-Dest: " + orNone(visit.facts().header("sec-fetch-dest")) + ", Accept: "
                + orNone(visit.facts().header("accept")) + ", Origin: " + origin(visit, "origin") + ", Referer: "
                + origin(visit, "referer"));
        String bearer = visit.bearerToken();
        lines.add("token      "
                + (bearer == null ? "none in the Authorization header" : "in the header, " + name(bearer)));
        lines.add("cookies    " + cookies(visit));
        if (bearer == null) {
            lines.add(
                    "used       the " + (visit.session().isSuffixed() ? "suffixed" : "plain") + " cookies, client_uat "
                            + visit.session().clientUat() + ", redirect count " + visit.redirectCount());
        }
        notes.stream().filter(note -> !isLater(note)).forEach(note -> lines.add("rule       " + note));
        lines.add("decision   " + decision(state));
        lines.add("headers    " + headers(state));
        notes.stream().filter(DebugReport::isLater).forEach(note -> lines.add(aligned(note)));
        return lines.stream().map(line -> "  " + printable(line)).collect(Collectors.joining("\n", "Clerk\n", ""));
    }

    /** Returns true for routes and guards, which run after the decision and are printed after it. */
    private static boolean isLater(String note) {
        return note.startsWith(ROUTES) || note.startsWith(GUARD);
    }

    private static String aligned(String note) {
        int colon = note.indexOf(": ");
        return String.format("%-11s%s", note.substring(0, colon), note.substring(colon + 2));
    }

    /** Returns a rule's answer as text. */
    static String decision(@Nullable RequestState state) {
        if (state == null) {
            return "no answer";
        }
        return state.match(
                in -> "signed-in as " + in.claims().userId() + (in.claims().isPending() ? ", pending" : ""),
                out -> "signed-out, " + out.reason().text() + explained(out.message()),
                handshake -> "handshake, " + handshake.reason().text() + explained(handshake.message()),
                removed -> "a handshake has returned: " + decision(removed.settled()),
                page -> page.status() + ", " + page.message());
    }

    private static String explained(String message) {
        return message.isEmpty() ? "" : ": " + message;
    }

    private static String headers(RequestState state) {
        Function<Settled, Stream<String>> goesOn = settled -> names(settled.setCookies());
        Function<Redirect, Stream<String>> redirected = redirect ->
                Stream.concat(Stream.of("Location: " + place(redirect.location())), names(redirect.setCookies()));
        String headers = state.match(goesOn, goesOn, redirected, redirected, page -> Stream.<String>empty())
                .collect(Collectors.joining(", "));
        return headers.isEmpty() ? "none" : headers;
    }

    private static Stream<String> names(List<String> setCookies) {
        return setCookies.stream().map(line -> "Set-Cookie: " + line.replaceAll("=.*", ""));
    }

    private static String cookies(Visit visit) {
        String names = new TreeSet<>(visit.cookies().all().keySet())
                .stream()
                        .filter(name -> name.startsWith("__"))
                        .map(name -> {
                            String value = visit.cookies().get(name);
                            boolean token = value != null && TOKENS.stream().anyMatch(name::startsWith);
                            return token && !name.startsWith(WireNames.HANDSHAKE_NONCE)
                                    ? name + " (" + name(value) + ")"
                                    : name;
                        })
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none of Clerk's" : names;
    }

    private static String name(@Nullable String token) {
        return token == null ? "none" : UnverifiedToken.nameOf(token);
    }

    /** Returns the URL without its query's values: one may be a token, even without a name. */
    private static String place(Url url) {
        String text = url.toString();
        int query = text.indexOf('?');
        List<String> names = query < 0
                ? List.of()
                : Stream.of(text.substring(query + 1).replaceFirst("#.*", "").split("&"))
                        .filter(pair -> !pair.isEmpty())
                        .map(DebugReport::parameterName)
                        .distinct()
                        .toList();
        return url.origin() + url.path() + (names.isEmpty() ? "" : "?" + String.join("&", names));
    }

    private static String parameterName(String pair) {
        int end = pair.indexOf('=');
        String name = end < 0 ? "" : pair.substring(0, end);
        return name.matches("[A-Za-z0-9_.-]{1,40}") ? name : "...";
    }

    private static String origin(Visit visit, String header) {
        String value = visit.facts().header(header);
        Url url = value == null ? null : Url.parse(value);
        return url == null ? orNone(null) : url.origin();
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "none" : value;
    }

    /** Keeps a line a line, and a token out of it, whatever a client sends. */
    private static String printable(String line) {
        String clean = MISPLACED.matcher(line).replaceAll("...").replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
        return clean.length() > 2_000 ? clean.substring(0, 2_000) + "..." : clean;
    }
}
