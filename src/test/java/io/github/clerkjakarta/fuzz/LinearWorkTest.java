package io.github.clerkjakarta.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.Work;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.ShippedDoor;
import io.github.clerkjakarta.internal.request.Cookies;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.token.Credential;
import io.github.clerkjakarta.internal.token.UnverifiedToken;
import io.github.clerkjakarta.internal.url.Host;
import io.github.clerkjakarta.internal.url.PathReadings;
import io.github.clerkjakarta.internal.url.Url;
import io.github.clerkjakarta.route.RouteMatcher;
import io.github.clerkjakarta.route.UnmatchablePathException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Twice the text allocates at most twice the memory, whatever it repeats: otherwise a stranger could keep a server busy with one
 * request. Time is bounded elsewhere: routes by the budget of {@link RouteMatcher}, cookies by the looks that {@link CookieTarget}
 * counts.
 */
class LinearWorkTest {
    private static final int CHARACTERS = 1_500;
    private static final int PIECES = 6;
    private static final long SLACK = 200_000;

    private static final List<String> ALL = Pieces.of("escapes", "urls", "hosts", "cookies", "tokens", "patterns");

    private static final ShippedDoor DOOR =
            ShippedDoor.of(Application.named("production").properties("http://127.0.0.1:1"), Fixtures.CLOCK);
    private static final Url PAGE = Url.parse("https://app.example.com/a?b=c");
    private static final RouteMatcher ROUTES = RouteMatcher.of("/orgs/:slug/(.*)", "/a{/:b}*", "/:c+/d", "/((?:a|b)*)");

    /** A reader, and the place of the text in its input. */
    enum Reader {
        URL(text -> Url.parse("https://a.example/" + text)),
        QUERY(text -> Url.parse("https://a.example/?" + text)
                .withoutParameters(List.of("b"))
                .parameter("a")),
        PARAMETER(text -> PAGE.withParameter("a", text).parameter("a")),
        LINK(PAGE::resolve),
        HOST(Host::parse),
        PATH(text -> PathReadings.of("/" + text)),
        COOKIES(Cookies::parse),
        TOKEN(UnverifiedToken::parse),
        BEARER(text -> Credential.Bearer.of(text, Fixtures.seen())),
        NAME_OF_TOKEN(UnverifiedToken::nameOf),
        ROUTE(LinearWorkTest::matched),
        REQUESTED_PATH(text -> enter("/orgs/" + text, "")),
        REQUESTED_QUERY(text -> enter("/page?" + text, "")),
        COOKIE_HEADER(text -> enter("/page", "Cookie: " + text)),
        SESSION_COOKIE(text -> enter("/page", "Cookie: __client_uat=1; __session=" + text)),
        AUTHORIZATION(text -> enter("/page", "Authorization: Bearer x" + text)),
        REFERER(text -> enter("/page", "Referer: https://app.example.com/" + text)),
        FORWARDED(text -> enter("/page", "Forwarded: host=" + text)),
        ACCEPT(text -> enter("/page", "Accept: text/html" + text));

        private final Consumer<String> reads;

        Reader(Consumer<String> reads) {
            this.reads = reads;
        }

        private long workFor(String piece, int characters) {
            String text = piece.repeat(characters / piece.length());
            // The least of three: now and then a call loads classes or fills a memory.
            return LongStream.generate(() -> Work.bytesAllocatedBy(() -> reads.accept(text)))
                    .limit(3)
                    .min()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void twiceTheTextAllocatesTwiceTheMemory(Reader reader) {
        for (String piece :
                new Random().ints(PIECES, 0, ALL.size()).mapToObj(ALL::get).toList()) {
            String text = Tokens.expanded(piece).strip();
            String part = text.isEmpty() || text.length() > CHARACTERS / 4 ? "a.b" : text;
            long once = reader.workFor(part, CHARACTERS);
            long twice = reader.workFor(part, 2 * CHARACTERS);
            long fourTimes = reader.workFor(part, 4 * CHARACTERS);

            assertThat(fourTimes - twice)
                    .as("%s repeated: %d, %d and %d bytes", Inputs.escaped(part), once, twice, fourTimes)
                    .isLessThan(3 * Math.max(0, twice - once) + SLACK);
        }
    }

    private static void matched(String text) {
        try {
            ROUTES.matches("/" + text);
        } catch (UnmatchablePathException malformedOrTooLong) {
            // An answer, too.
        }
    }

    private static void enter(String target, String header) {
        String request = "GET " + target + "\nHost: app.example.com\nSec-Fetch-Dest: document\n" + header;
        if (DOOR.enter(FactsReader.read(Wire.of("https", request))) instanceof Admitted admitted) {
            try {
                DOOR.check(admitted);
                admitted.auth().redirectToSignIn();
            } catch (ProtectionException redirect) {
                // The way to sign-in holds the whole address.
            }
        }
    }
}
