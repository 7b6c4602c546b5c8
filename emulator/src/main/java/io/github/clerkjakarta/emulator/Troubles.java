package io.github.clerkjakarta.emulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The current troubles. */
final class Troubles {
    private final List<Troubling> current = new ArrayList<>();

    private static final class Troubling {
        private final Trouble trouble;
        private int left;

        private Troubling(Trouble trouble) {
            this.trouble = trouble;
            left = trouble.times();
        }
    }

    synchronized void add(Trouble trouble) {
        current.add(new Troubling(trouble));
    }

    synchronized void clear() {
        current.clear();
    }

    private synchronized List<Trouble> of(String path) {
        List<Trouble> meant = new ArrayList<>();
        for (Troubling it : List.copyOf(current)) {
            if (path.startsWith(it.trouble.path())) {
                meant.add(it.trouble);
                if (it.trouble.times() > 0 && --it.left == 0) {
                    current.remove(it);
                }
            }
        }
        return meant;
    }

    /** Lets the troubles happen. Returns true if the call has been answered or dropped. */
    boolean happenTo(Call call) throws IOException {
        for (Trouble trouble : of(call.path())) {
            try {
                Thread.sleep(trouble.delay().toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return true;
            }
            if (trouble.dropped()) {
                return true;
            }
            if (trouble.status() != 0) {
                if (trouble.retryAfter() != null) {
                    call.setHeader(
                            "Retry-After", String.valueOf(trouble.retryAfter().toSeconds()));
                }
                call.allowOrigin();
                call.answer(
                        trouble.status(),
                        new ApiError(trouble.status(), "emulated_trouble", "This was asked for.", "").json());
                return true;
            }
        }
        return false;
    }
}
