package io.github.clerkjakarta;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures the cost of reading a text. Unlike a clock, it gives the same result on a busy machine. */
public final class Work {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Work() {}

    /** Returns the bytes that the call allocates, after one call that loads classes. */
    public static long bytesAllocatedBy(Runnable call) {
        call.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        call.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** A text that counts how often its characters are read. */
    public static final class CountedText implements CharSequence {
        private final String text;
        private long looks;

        public CountedText(String text) {
            this.text = text;
        }

        public long looks() {
            return looks;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            looks += text.length();
            return text;
        }
    }
}
