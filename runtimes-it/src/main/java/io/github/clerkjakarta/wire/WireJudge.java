package io.github.clerkjakarta.wire;

import io.github.clerkjakarta.wire.WireTable.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends every row to a runtime, with and without the library and as several callers. */
public final class WireJudge {
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    /** A browser that a development instance already knows: otherwise it would go to Clerk first. */
    private static final List<String> NAVIGATION =
            List.of("Accept: text/html", "Sec-Fetch-Dest: document", "Cookie: __clerk_db_jwt=dvb_1");

    private static final List<String> CALL = List.of("Accept: */*");

    private final WireRuntime runtime;
    private final WireReport report;

    /** The answers of applications without the library. */
    private final Map<String, WireAnswer> references;

    private String token = "";
    private Instant tokenMade = Instant.MIN;

    private WireJudge(WireRuntime runtime, WireReport report, Map<String, WireAnswer> references) {
        this.runtime = runtime;
        this.report = report;
        this.references = references;
    }

    /** Judges all applications of the runtime. */
    public static void judge(WireRuntime runtime, WireReport report) {
        Map<String, WireAnswer> references = new ConcurrentHashMap<>();
        for (WireApp app : runtime.apps()) {
            WireJudge judge = new WireJudge(runtime, report, references);
            Verdict verdict = new Verdict(runtime, app, report);
            WireTable.cases(app, runtime.hasHttp2()).parallelStream().forEach(it -> {
                Sent sent = judge.send(it);
                report.row(sent.line());
                verdict.on(sent);
            });
            if (!app.isShut()) {
                new WireTours(runtime, report, app).run();
            }
        }
    }

    private Sent send(Case it) {
        Place place = runtime.place(it.app());
        return new Sent(
                it,
                () -> reference(it),
                send(place, it, CALL),
                send(place, it, List.of("Accept: */*", "Authorization: Bearer " + token())),
                it.keeper() == Keeper.ADMIN ? send(place, it, NAVIGATION) : null);
    }

    /** Returns the answer without the library. Applications with one mapping share it. */
    private WireAnswer reference(Case it) {
        Place place = runtime.reference(it.app());
        String key = place + " " + it.http2() + " "
                + it.row().request(place, it.keeper().path(), CALL);
        return references.computeIfAbsent(key, missing -> send(place, it, CALL));
    }

    private WireAnswer send(Place place, Case it, List<String> headers) {
        report.request();
        String resource = it.keeper().path();
        return it.http2()
                ? Http2Client.send(place.port(), it.row().fields(place, resource, headers))
                : WireClient.send(place.port(), it.row().request(place, resource, headers));
    }

    private synchronized String token() {
        if (tokenMade.plus(TOKEN_LIFE).isBefore(Instant.now())) {
            token = runtime.token("user_ada");
            tokenMade = Instant.now();
        }
        return token;
    }
}
