package io.github.clerkjakarta.emulator;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, to see what an application asked. Without queries and bodies, because they carry tokens. */
final class CallLog {
    private static final int MOST = 100;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Clock clock;

    CallLog(Clock clock) {
        this.clock = clock;
    }

    record Entry(String time, String method, String path, String status) {}

    synchronized void add(Call call) {
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String status = call.status() == 0 ? "none" : String.valueOf(call.status());
        entries.addFirst(new Entry(time, call.method(), call.path(), status));
        if (entries.size() > MOST) {
            entries.removeLast();
        }
    }

    synchronized void clear() {
        entries.clear();
    }

    /** Returns the requests, the latest first. */
    synchronized List<Entry> latest() {
        return List.copyOf(entries);
    }
}
