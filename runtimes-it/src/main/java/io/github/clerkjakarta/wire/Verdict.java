package io.github.clerkjakarta.wire;

import io.github.clerkjakarta.wire.WireReport.Problem;
import io.github.clerkjakarta.wire.WireRow.Rule;
import io.github.clerkjakarta.wire.WireTable.Case;
import java.util.List;

/** Compares the outcome of a case with the required one. */
final class Verdict {
    private final WireRuntime runtime;
    private final WireApp app;
    private final Place place;
    private final WireReport report;

    Verdict(WireRuntime runtime, WireApp app, WireReport report) {
        this.runtime = runtime;
        this.app = app;
        this.place = runtime.place(app);
        this.report = report;
    }

    void on(Sent sent) {
        Case its = sent.its();
        if (its.row().kind().equals("plain") && sent.reference().status() != 200) {
            wrong(sent, Problem.NOT_DEPLOYED, sent.reference());
        }
        if (sent.isOpen() && its.keeper() != Keeper.OPEN) {
            wrong(sent, Problem.OPEN, sent.stranger());
        } else if (sent.all().stream().anyMatch(WireAnswer::isServerError)
                && !sent.reference().isServerError()) {
            sent.all().stream()
                    .filter(WireAnswer::isServerError)
                    .findFirst()
                    .ifPresent(it -> wrong(sent, Problem.FIVE_HUNDRED, it));
        } else {
            by(rule(sent), sent);
        }
    }

    private void by(Rule rule, Sent sent) {
        switch (rule) {
            case BAD -> refused(sent);
            case SPELLING -> spelled(sent);
            case USUAL -> usual(sent);
            case SAFE -> {}
        }
    }

    private Rule rule(Sent sent) {
        WireRow row = sent.its().row();
        boolean otherDepth =
                runtime.reference(app).context().isEmpty() != place.context().isEmpty();
        if (otherDepth && row.rule() == Rule.SPELLING) {
            return Rule.SAFE; // it spells another part of the path
        }
        if (isAbsolute(row)
                && row.rule() == Rule.USUAL
                && !sent.reference().sight().startsWith(sent.its().keeper().path())) {
            return Rule.SPELLING; // Jersey with the JDK's server mixes the two hosts into the path
        }
        return app == WireApp.ALLOWED ? allowed(row) : row.rule();
    }

    /** Returns the rule for a row. Other hosts are bad there. */
    private static Rule allowed(WireRow row) {
        boolean own = row.hosts().stream().allMatch(host -> host.strip().equalsIgnoreCase(WireRow.HOST));
        if (row.rule() == Rule.BAD || (row.hasHost() && own)) {
            return row.rule();
        }
        boolean doubtful = row.rule() != Rule.USUAL || row.hosts().stream().anyMatch(host -> host.contains("."));
        return !row.hasHost() || doubtful ? Rule.SAFE : Rule.BAD;
    }

    private void refused(Sent sent) {
        for (WireAnswer answer : sent.all()) {
            // Unless the server itself refuses the request in another way.
            if (answer.status() != 400
                    && !sent.reference().isRefusal()
                    && sent.reference().status() != 0) {
                wrong(sent, Problem.NOT_REFUSED, answer);
                return;
            }
        }
    }

    private void spelled(Sent sent) {
        if (sent.user().status() == 400) {
            if (sent.reference().status() == 200) {
                report.refusedSpelling(sent.its().row());
            }
        } else if (!sent.user().isLike(sent.reference())) {
            wrong(sent, Problem.USER, sent.user());
        }
        int status = sent.stranger().status();
        if (status != 400 && status != 404 && !sent.stranger().isLike(sent.reference())) {
            wrong(sent, Problem.STRANGER, sent.stranger());
        }
    }

    private void usual(Sent sent) {
        WireAnswer reference = sent.reference();
        if (!sent.user().isLike(reference)) {
            wrong(sent, Problem.USER, sent.user());
        }
        boolean protects = reference.isSecret() || (app.isShut() && reference.status() == 200);
        boolean kept =
                protects ? sent.stranger().status() == 404 : sent.stranger().isLike(reference);
        if (!kept) {
            wrong(sent, Problem.STRANGER, sent.stranger());
        }
        if (sent.navigation() != null && reference.status() == 200) {
            navigation(sent, sent.navigation());
        }
        boolean ignored = app == WireApp.IGNORED && sent.its().keeper() == Keeper.OPEN;
        if (sent.user().status() == 200 && !sent.its().http2() && !ignored) {
            guard(sent);
        }
    }

    private void navigation(Sent sent, WireAnswer navigation) {
        WireRow row = sent.its().row();
        boolean published = app == WireApp.PUBLIC_URL;
        if (!row.hasHost() && !published) {
            // An absolute target and HTTP/2 may name a host elsewhere: that may suffice, but need not.
            boolean may = (isAbsolute(row) || sent.its().http2()) && navigation.status() == 307;
            if (navigation.status() != 400 && !may) {
                wrong(sent, Problem.REDIRECT, navigation);
            }
            return;
        }
        if (navigation.status() != 307) {
            wrong(sent, Problem.REDIRECT, navigation);
            return;
        }
        List<String> origins = published ? List.of("https://public.example") : row.origins();
        if (!origins.isEmpty() && !sent.its().http2()) { // the client of HTTP/2 reads no headers
            redirect(sent, Redirect.of(navigation.header("Location")), origins);
        }
    }

    private void redirect(Sent sent, Redirect seen, List<String> origins) {
        Case its = sent.its();
        // An empty query counts as none.
        String query = its.row().query().equals("?") ? "" : its.row().query();
        String page = place.fill("{base}/") + its.keeper().path() + query;
        boolean back = origins.stream()
                .map(place::fill)
                .anyMatch(origin ->
                        seen.isBackTo(origin, page) || (query.isEmpty() && seen.isBackTo(origin, page + "?")));
        String signIn = app.signInPath();
        boolean sentThere = signIn.isEmpty()
                ? seen.page().equals(runtime.signInUrl())
                : origins.stream().map(place::fill).anyMatch(origin -> seen.isAt(origin, signIn));
        if (!back || !sentThere) {
            report.wrong(
                    Problem.REDIRECT,
                    app,
                    its.row().kind(),
                    its.row() + " to " + its.keeper().path(),
                    seen + ", expected back to " + origins + page);
        }
    }

    private static boolean isAbsolute(WireRow row) {
        return row.kind().equals("absolute");
    }

    /** Checks the guard's input. It sees the exact path of the target, once: a plain path has one reading. */
    private void guard(Sent sent) {
        String path = place.fill("{base}/") + sent.its().keeper().path();
        List<String> asked = sent.user().all("X-Guard");
        boolean about = !asked.isEmpty() && asked.stream().allMatch(it -> it.startsWith(path + " "));
        // Elsewhere the context root is certain.
        boolean root = !app.hasContextRoot() || asked.stream().allMatch(it -> it.endsWith(" ~=" + place.context()));
        if (!about || !root) {
            report.wrong(
                    Problem.GUARD,
                    app,
                    sent.its().row().kind(),
                    sent.its().row() + " to " + sent.its().keeper().path(),
                    asked + ", expected " + path);
        }
    }

    private void wrong(Sent sent, Problem problem, WireAnswer seen) {
        Case its = sent.its();
        report.wrong(
                problem,
                app,
                its.row().kind(),
                its.row() + " to " + its.keeper().path(),
                seen.shortly() + ", without the library " + sent.reference().shortly());
    }
}
