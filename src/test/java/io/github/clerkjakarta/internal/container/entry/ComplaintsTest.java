package io.github.clerkjakarta.internal.container.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerkjakarta.ProtectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mistake of the application is logged once, however often strangers run into it. */
class ComplaintsTest {
    private static final Logger LOG = Logger.getLogger("io.github.clerkjakarta");

    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final Complaints complaints = new Complaints();

    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord message) {
            assertThat(message.getLevel()).isEqualTo(Level.SEVERE);
            logged.add(formatter.formatMessage(message));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    @Test
    void oncePerPlaceAndSentence() throws Exception {
        complaints.once(String.class, "%s is wrong.");
        complaints.once(String.class, "%s is wrong.");
        complaints.once(Integer.class, "%s is wrong.");
        complaints.once(String.class.getMethod("strip"), "%s is wrong.");
        complaints.once(String.class.getMethod("strip"), "%s is wrong, too.");

        assertThat(logged)
                .containsExactly(
                        "java.lang.String is wrong.",
                        "java.lang.Integer is wrong.",
                        "java.lang.String.strip is wrong.",
                        "java.lang.String.strip is wrong, too.");
    }

    /** A class of the same name in another deployment, or an overload: the sentence has been logged. */
    @Test
    void theSameSentenceOfAnotherPlace() throws Exception {
        complaints.once(String.class.getMethod("indexOf", int.class), "%s is wrong.");
        complaints.once(String.class.getMethod("indexOf", String.class), "%s is wrong.");

        assertThat(logged).containsExactly("java.lang.String.indexOf is wrong.");
    }

    @Test
    void everyNameIsItsPlaces() {
        complaints.once("a path", "%s is wrong, and %s stays so.");

        assertThat(logged).containsExactly("a path is wrong, and a path stays so.");
    }

    /** Braces and quotes are special in the log's own formats. */
    @Test
    void aSentenceIsNoFormat() {
        complaints.once(List.class, "token = {} of {0} can't be %s, 100 %.");

        assertThat(logged).containsExactly("token = {} of {0} can't be java.util.List, 100 %.");
    }

    @Test
    void aRefusalTellsTheVisitorNothing() {
        ProtectionException refusal = complaints.refusal(List.class, "%s is wrong.");
        ProtectionException again = complaints.refusal(List.class, "%s is wrong.");

        for (ProtectionException one : List.of(refusal, again)) {
            ProtectionException.Answer answer = (ProtectionException.Answer) one;
            assertThat(answer.getStatus()).isEqualTo(500);
            assertThat(answer.getContentType()).isEqualTo("text/plain;charset=UTF-8");
            assertThat(answer.getBody()).contains("server's log").doesNotContain("List");
            assertThat(answer.getStackTrace()).isEmpty();
        }
        assertThat(logged).containsExactly("java.util.List is wrong.");
    }

    @Test
    void oncePerPlaceWithManyThreads() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    for (int place = 0; place < 200; place++) {
                        complaints.refusal(place, "%s is wrong.");
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(logged).hasSize(200).doesNotHaveDuplicates();
    }
}
