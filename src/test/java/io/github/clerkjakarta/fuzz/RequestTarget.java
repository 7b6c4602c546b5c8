package io.github.clerkjakarta.fuzz;

import static io.github.clerkjakarta.fuzz.Target.rule;

import io.github.clerkjakarta.Caller;
import io.github.clerkjakarta.Fixtures;
import io.github.clerkjakarta.LogLines;
import io.github.clerkjakarta.Machine;
import io.github.clerkjakarta.Protection;
import io.github.clerkjakarta.ProtectionException;
import io.github.clerkjakarta.TokenType;
import io.github.clerkjakarta.UserSession;
import io.github.clerkjakarta.internal.authentication.RequestState;
import io.github.clerkjakarta.internal.authentication.RequestState.HandshakeRemoved;
import io.github.clerkjakarta.internal.authentication.RequestState.SignedIn;
import io.github.clerkjakarta.internal.caller.RequestAuth;
import io.github.clerkjakarta.internal.container.entry.Entry;
import io.github.clerkjakarta.internal.container.entry.Entry.Admitted;
import io.github.clerkjakarta.internal.container.entry.Entry.Stopped;
import io.github.clerkjakarta.internal.container.entry.Reply;
import io.github.clerkjakarta.internal.container.entry.ShippedDoor;
import io.github.clerkjakarta.internal.request.FactsReader;
import io.github.clerkjakarta.internal.request.FactsReader.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** A whole request to one {@link Application}, which the first line may name. */
final class RequestTarget implements Target {
    /** A new door gets a new share of Clerk's rate limit; without one, calls to Clerk would end after a while. */
    private static final int REQUESTS_PER_DOOR = 500;

    private static final int MOST_CALLS = 3;

    private final FakeClerk clerk = new FakeClerk();
    private final Logger logger = Logger.getLogger("io.github.clerkjakarta");
    private final LogLines log = LogLines.of(logger.getName());
    private final Map<String, ShippedDoor> doors = new HashMap<>();
    private int requests;

    /** The library's lines come here, not to the console. Those for debugging are written at deployment only. */
    RequestTarget() {
        logger.setUseParentHandlers(false);
    }

    @Override
    public void close() {
        logger.setUseParentHandlers(true);
        log.close();
        clerk.close();
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public List<String> pieces() {
        return Pieces.of("requests", "headers", "headers", "cookies", "tokens", "urls", "hosts", "escapes");
    }

    @Override
    public String read(String input) {
        String[] parts = input.startsWith("@") ? input.substring(1).split("\n", 2) : new String[] {"", input};
        Application application = Application.named(parts[0]);
        if (requests++ % REQUESTS_PER_DOOR == 0) {
            doors.clear();
        }
        ShippedDoor door = doors.computeIfAbsent(
                application.name(), name -> ShippedDoor.of(application.properties(clerk.url()), Fixtures.CLOCK));
        int before = clerk.calls();
        String request = Tokens.expanded(parts.length == 1 ? "" : parts[1]);
        Reading reading = FactsReader.read(Wire.of(application.scheme(), request));
        String outcome = new Visitor(application, door, reading).outcome();
        log.all().forEach(line -> rule(!isSecret(line), "no token or secret in a log", line));
        log.clear();
        int calls = clerk.calls() - before;
        rule(calls <= MOST_CALLS, "one request makes few calls to Clerk", calls);
        return application.name() + ": " + outcome + ", " + calls + " calls";
    }

    private static boolean isSecret(String text) {
        return text.contains("sk_live_fuzz")
                || text.contains("sk_test_fuzz")
                || Tokens.SIGNATURES.stream().anyMatch(text::contains);
    }

    /** Sends one request and checks everything that the visitor and the application get. */
    private record Visitor(Application application, ShippedDoor door, Reading reading) {

        String outcome() {
            Entry entry = door.enter(reading);
            return entry.match(() -> "ignored", this::stopped, this::admitted);
        }

        private String stopped(Stopped stopped) {
            check(stopped.reply());
            checkHeaders(ShippedDoor.explanation(stopped));
            if (stopped.state() instanceof HandshakeRemoved returned) {
                return "back from Clerk, " + state(returned.settled());
            }
            return stopped.reply().status() + " " + stopped.state().getClass().getSimpleName()
                    + reason(stopped.state());
        }

        private String admitted(Admitted admitted) {
            RequestAuth auth = admitted.auth();
            String outcome = state(auth.state());
            checkHeaders(ShippedDoor.sent(auth, List.of()));
            outcome += ", check " + refusal(() -> door.check(admitted));
            outcome += ", protect " + refusal(() -> checkUser(auth.protect()));
            outcome += ", sign-in " + refusal(auth::redirectToSignIn);
            outcome += ", sign-up " + refusal(auth::redirectToSignUp);
            Protection any = Protection.accepting(TokenType.SESSION, TokenType.API_KEY, TokenType.M2M, TokenType.OAUTH);
            outcome += ", any " + refusal(() -> checkCaller(auth.protect(any), admitted));
            checkHeaders(ShippedDoor.sent(auth, List.of()));
            if (auth.isAuthenticated()) {
                String script = auth.script("n0nce").getScript();
                rule(!isSecret(script), "no token or secret on a page", script);
            }
            return outcome;
        }

        private void checkUser(UserSession session) {
            rule(
                    session.getUserId().equals(Judge.userOf(session.getClaims().getRawToken())),
                    "only a good session token lets a user pass",
                    session);
        }

        private void checkCaller(Caller caller, Admitted admitted) {
            if (caller instanceof Machine machine) {
                String header = String.valueOf(admitted.visit().facts().header("authorization"));
                rule(
                        Judge.isMachine(header.replaceFirst("^Bearer ", "").split(" ", 2)[0]),
                        "only a good token lets a machine pass",
                        machine);
            } else {
                checkUser((UserSession) caller);
            }
        }

        private String state(RequestState state) {
            if (state instanceof SignedIn in) {
                rule(
                        in.claims().userId().equals(Judge.userOf(in.token().text())),
                        "only a good session token signs in",
                        in.token().text());
                return "signed in" + (in.claims().isPending() ? " pending" : "");
            }
            return state.getClass().getSimpleName() + reason(state);
        }

        private static String reason(RequestState state) {
            return state.match(
                    in -> "",
                    out -> " " + out.reason().text(),
                    handshake -> " " + handshake.reason().text(),
                    removed -> "",
                    page -> "");
        }

        private String refusal(Runnable call) {
            try {
                call.run();
                return "passed";
            } catch (ProtectionException refused) {
                for (boolean development : new boolean[] {true, false}) {
                    check(Reply.to(refused, development));
                }
                return String.valueOf(Reply.to(refused, false).status());
            }
        }

        private void check(Reply reply) {
            checkHeaders(reply.headers());
            rule(!isSecret(reply.body()), "no token or secret in an answer", reply.body());
            onEach(reply, "Location", location -> {
                rule(application.allows(location, ownOrigin()), "redirects go to allowed origins only", location);
                rule(
                        application.sendsBackOnlyTo(location, ownOrigin()),
                        "Clerk sends back to this origin only",
                        location);
            });
            rule(
                    reply.headers().contains(new Reply.Header(Reply.CACHE_CONTROL, Reply.NO_STORE)),
                    "no cache keeps our answers",
                    reply);
        }

        private String ownOrigin() {
            return reading.match(facts -> door.url(facts).origin(), malformed -> "none");
        }

        private static void onEach(Reply reply, String name, Consumer<String> check) {
            reply.headers().stream()
                    .filter(it -> it.name().equalsIgnoreCase(name))
                    .forEach(it -> check.accept(it.value()));
        }

        private static void checkHeaders(List<Reply.Header> headers) {
            for (Reply.Header header : headers) {
                rule(
                        (header.name() + header.value()).chars().allMatch(c -> c >= ' ' && c < 0x7F),
                        "a header is one line of ASCII",
                        header);
            }
        }
    }
}
