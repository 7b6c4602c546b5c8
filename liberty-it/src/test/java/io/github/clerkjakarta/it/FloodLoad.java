package io.github.clerkjakarta.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** One kind of request, sent at a steady rate for a while: its answers and their times. */
final class FloodLoad {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final long MOST_PATIENCE_NANOS = 30_000_000_000L;

    /** One request. The address is absolute. */
    record Request(String method, String url, Map<String, String> headers) {}

    private final IntFunction<Request> requests;
    private final int threads;
    private final long millisBetween;
    private int most = Integer.MAX_VALUE;
    private boolean patient;
    private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final ExecutorService pool;

    /**
     * A load that has not begun.
     *
     * @param threads the most requests that are under way; if all wait, fewer are sent than {@code perSecond}
     */
    FloodLoad(int threads, double perSecond, IntFunction<Request> requests) {
        this.requests = requests;
        this.threads = threads;
        this.millisBetween = Math.round(threads * 1000 / perSecond);
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** Ends after this number of requests. */
    FloodLoad atMost(int number) {
        most = number;
        return this;
    }

    /** Tries again after a 503, at the time that it names; the time is then that of all tries. */
    FloodLoad patient() {
        patient = true;
        return this;
    }

    FloodLoad begin(long millis) {
        long begin = System.currentTimeMillis();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            pool.execute(() -> run(begin, begin + millis, first));
        }
        pool.shutdown();
        return this;
    }

    void await() throws InterruptedException {
        pool.awaitTermination(5, TimeUnit.MINUTES);
    }

    private void run(long begin, long end, int thread) {
        long due = begin + thread * millisBetween / threads;
        for (int i = thread; due < end && i < most; i += threads) {
            long now = System.currentTimeMillis();
            if (now >= end) {
                return;
            }
            if (due > now) {
                pause(due - now);
            }
            send(i);
            due = Math.max(due + millisBetween, System.currentTimeMillis());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(int number) {
        Request request = requests.apply(number);
        long begin = System.nanoTime();
        String answer;
        try {
            int status = status(request);
            while (patient && status == 503 && System.nanoTime() - begin < MOST_PATIENCE_NANOS) {
                status = status(request);
            }
            answer = String.valueOf(status);
        } catch (SocketTimeoutException e) {
            answer = "timeout";
        } catch (IOException e) {
            answer = "broken";
        }
        times.add((System.nanoTime() - begin) / 1_000_000);
        answers.merge(answer, 1, Integer::sum);
    }

    private int status(Request request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(request.url()).openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod(request.method());
        request.headers().forEach(connection::setRequestProperty);
        if (request.method().equals("POST")) {
            connection.setDoOutput(true);
            connection.getOutputStream().close();
        }
        int status = connection.getResponseCode();
        InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (body != null) {
            // Read to its end: otherwise the connection cannot be used again.
            body.readAllBytes();
            body.close();
        }
        String wait = connection.getHeaderField("Retry-After");
        if (patient && status == 503) {
            pause(wait == null ? 1000 : Long.parseLong(wait) * 1000);
        }
        return status;
    }

    int sent() {
        return times.size();
    }

    /** Returns the status codes with their numbers. */
    String answers() {
        return answers.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Returns the median and this percentile in milliseconds, and the answers. */
    String figures(int percent) {
        return sent() == 0 ? "" : percentile(50) + ", " + percentile(percent) + " (" + answers() + ")";
    }

    private long percentile(int percent) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? -1 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
