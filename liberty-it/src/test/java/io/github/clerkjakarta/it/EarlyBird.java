package io.github.clerkjakarta.it;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stranger who requests everything while a server starts: no request may come before the check of its application.
 */
final class EarlyBird {
    private static final int PAUSE_MILLIS = 15;

    private final int port;
    private final List<DeploymentRow> rows;
    private final Set<String> caught = new TreeSet<>();
    private final Thread thread = new Thread(this::run, "early bird");
    private volatile boolean isDone;
    private int answers;

    EarlyBird(int port, List<DeploymentRow> rows) {
        this.port = port;
        this.rows = rows.stream()
                .filter(it -> !it.secrets.isEmpty() && it.secrets.get(0).startsWith("/"))
                .toList();
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        for (int i = 0; !isDone && !rows.isEmpty(); i++) {
            DeploymentRow row = rows.get(i % rows.size());
            String root = row.contextRoot.equals("/") ? "" : row.contextRoot;
            ask(row, root + row.secrets.get(0));
        }
    }

    private void ask(DeploymentRow row, String path) {
        try {
            if (RawHttp.send(port, "GET", path).body().contains(DeploymentRow.WORD)) {
                caught.add("OPEN while starting " + row + ": " + path);
            }
            answers++;
        } catch (UncheckedIOException notYet) {
            // The port is not open yet, or the server has gone.
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            isDone = true;
        }
    }

    /** Stops the requests, and returns the answers that let a stranger in. */
    Set<String> stop() {
        isDone = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println("asked while starting: " + answers + " answers, " + caught.size() + " open");
        return caught;
    }
}
