package io.github.clerkjakarta.benchmarks.server.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A class that has nothing to do with the library. Its copies under other names stand for an application with many jars. */
public class Boring0000 implements Comparable<Boring0000> {
    private final Map<String, List<String>> values = new HashMap<>();
    private String name = "";
    private int size;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size is " + size);
        }
        this.size = size;
    }

    public void add(String key, String value) {
        values.computeIfAbsent(key, unknown -> new ArrayList<>()).add(value);
    }

    public <T> List<T> map(String key, Function<? super String, ? extends T> function) {
        List<T> result = new ArrayList<>();
        for (String value : values.getOrDefault(key, List.of())) {
            result.add(function.apply(value));
        }
        return result;
    }

    @Override
    public int compareTo(Boring0000 other) {
        return Integer.compare(size, other.size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Boring0000 it && it.name.equals(name) && it.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, values);
    }

    @Override
    public String toString() {
        return name + " " + values;
    }
}
