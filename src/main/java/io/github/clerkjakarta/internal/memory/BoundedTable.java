package io.github.clerkjakarta.internal.memory;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table of bounded size that many threads read at once, without a lock. It has two generations. What is put goes to the
 * young one. If that is full or has reached its age, it becomes the old one, and what was not put again meanwhile is
 * forgotten.
 */
public final class BoundedTable<K, V> {
    private final long mostYoung;
    private final long lifeMillis;
    private final ToLongFunction<? super V> weight;
    private volatile Generations<K, V> generations;

    private record Generations<K, V>(
            ConcurrentMap<K, V> young, AtomicLong weightOfYoung, ConcurrentMap<K, V> old, long sinceMillis) {
        Generations(ConcurrentMap<K, V> old, long sinceMillis) {
            this(new ConcurrentHashMap<>(), new AtomicLong(), old, sinceMillis);
        }
    }

    /**
     * @param most the most that all entries weigh together, but for the one that each thread is about to add
     * @param life the age that a generation reaches; what is not put again is forgotten after one to two lives, once
     *     another entry comes
     * @param weight of a value, which must not change while the value is in the table
     */
    public BoundedTable(long most, Duration life, ToLongFunction<? super V> weight) {
        this.mostYoung = most / 2;
        this.lifeMillis = life.toMillis();
        this.weight = weight;
        this.generations = new Generations<>(new ConcurrentHashMap<>(), 0);
    }

    /** Returns a table of the entries put last within a life: at least this many of them stay, and at most twice as many. */
    public static <K, V> BoundedTable<K, V> ofLast(int entries, Duration life) {
        return new BoundedTable<>(2L * entries, life, entry -> 1);
    }

    /** Returns the entry, or null. Asking does not make it younger. */
    public @Nullable V get(K key) {
        Generations<K, V> both = generations;
        V young = both.young.get(key);
        return young != null ? young : both.old.get(key);
    }

    /** Adds an entry or replaces its value, and makes it young. */
    public void put(K key, V value, long nowMillis) {
        Generations<K, V> both = current(nowMillis);
        // Asked first, because writing may take a lock, and most entries are there already.
        if (both.young.get(key) != value) {
            V before = both.young.put(key, value);
            both.weightOfYoung.addAndGet(weight.applyAsLong(value) - (before == null ? 0 : weight.applyAsLong(before)));
        }
    }

    /** Removes entries. They still count towards the bound until their generation ends. */
    public void removeIf(Predicate<? super K> removed) {
        Generations<K, V> both = generations;
        both.young.keySet().removeIf(removed);
        both.old.keySet().removeIf(removed);
    }

    private Generations<K, V> current(long nowMillis) {
        Generations<K, V> before = generations;
        if (!isOver(before, nowMillis)) {
            return before;
        }
        synchronized (this) {
            if (generations == before) {
                generations = new Generations<>(before.young, nowMillis);
            }
            return generations;
        }
    }

    /**
     * Returns true for a generation that is full or has reached its age. If the clock was set back by more than a life, the
     * generation would become too old; a thread that read the clock a moment before another must not end it.
     */
    private boolean isOver(Generations<K, V> both, long nowMillis) {
        return both.weightOfYoung.get() >= mostYoung || Math.abs(nowMillis - both.sinceMillis) >= lifeMillis;
    }

    /** Returns the number of entries; one that is in both generations counts twice. */
    public int size() {
        return generations.young.size() + generations.old.size();
    }
}
