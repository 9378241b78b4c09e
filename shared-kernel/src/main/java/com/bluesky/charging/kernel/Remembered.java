package com.bluesky.charging.kernel;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was looked up before and cannot change any more, up to a number of things: those that were
 * used last. That something is not there is never remembered, for it may come.
 */
public final class Remembered<K, V> {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<K, V> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param capacity the greatest number of things; at least 1
     */
    public Remembered(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("One thing at least is remembered.");
        }
        this.capacity = capacity;
    }

    /** What is remembered under a key, or else what a look tells, which then is remembered. */
    public Optional<V> find(K key, Supplier<Optional<V>> look) {
        V before = get(key);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<V> found = look.get();
        found.ifPresent(value -> put(key, value));
        return found;
    }

    private @Nullable V get(K key) {
        lock.lock();
        try {
            return known.get(key);
        } finally {
            lock.unlock();
        }
    }

    /** Remembers something. */
    public void put(K key, V value) {
        lock.lock();
        try {
            known.put(key, value);
            if (known.size() > capacity) {
                Iterator<K> eldestFirst = known.keySet().iterator();
                eldestFirst.next();
                eldestFirst.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all of it, where the tables behind it begin anew. */
    public void forget() {
        lock.lock();
        try {
            known.clear();
        } finally {
            lock.unlock();
        }
    }
}
