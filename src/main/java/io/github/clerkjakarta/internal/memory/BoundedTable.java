package io.github.clerkjakarta.internal.memory;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A table of bounded size that many threads read at the same time without a lock. It has two generations. New entries,
 * and old ones that are used, go to the young generation. If that is full or as old as entries live, it becomes the old
 * one, and what nobody has used since is forgotten.
 */
public final class BoundedTable<K, V> {
    private final long most;
    private final long lifeMillis;
    private volatile Generations<K, V> now;

    /** @param weight the sum of the weights in {@code young} */
    private record Generations<K, V>(
            ConcurrentMap<K, V> young, ConcurrentMap<K, V> old, AtomicLong weight, long sinceMillis) {
        Generations(ConcurrentMap<K, V> old, long sinceMillis) {
            this(new ConcurrentHashMap<>(), old, new AtomicLong(), sinceMillis);
        }
    }

    /**
     * @param most the sum of the entries' weights that is kept; one entry for each thread may come on top
     * @param life the time after which an entry that is not used is forgotten: at the latest with the second entry that is added after it
     */
    public BoundedTable(long most, Duration life) {
        this.most = most / 2;
        this.lifeMillis = life.toMillis();
        this.now = new Generations<>(new ConcurrentHashMap<>(), Long.MIN_VALUE);
    }
}
