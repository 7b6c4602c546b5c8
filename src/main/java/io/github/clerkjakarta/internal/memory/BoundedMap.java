package io.github.clerkjakarta.internal.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that strangers can fill: beyond its size, each new entry replaces the oldest. Not thread-safe. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    private BoundedMap(int most, boolean byUse) {
        super(16, 0.75f, byUse);
        this.most = most;
    }

    /** Returns a map whose oldest entry is the one that was added first. */
    public static <K, V> Map<K, V> byAge(int most) {
        return new BoundedMap<>(most, false);
    }

    /** Returns a map whose oldest entry is the least recently used one. */
    public static <K, V> Map<K, V> byUse(int most) {
        return new BoundedMap<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
