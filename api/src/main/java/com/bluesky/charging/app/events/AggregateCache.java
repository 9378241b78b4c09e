package com.bluesky.charging.app.events;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were used last, up to a number. What another node appended makes an entry
 * stale; the command then clashes, its unit of work takes the entry out, and the retry loads the
 * aggregate anew.
 */
final class AggregateCache implements Cache {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Object, Object> entries = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param capacity the greatest number of aggregates kept; at least 1
     */
    AggregateCache(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A cache holds at least one entry.");
        }
        this.capacity = capacity;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        return (V) locked(() -> entries.get(key));
    }

    @Override
    public void put(Object key, Object value) {
        locked(() -> {
            entries.put(key, value);
            dropEldest();
            return null;
        });
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return locked(() -> {
            Object former = entries.putIfAbsent(key, value);
            dropEldest();
            return former;
        })
                == null;
    }

    @Override
    public boolean remove(Object key) {
        return locked(() -> entries.remove(key)) != null;
    }

    @Override
    public void removeAll() {
        locked(() -> {
            entries.clear();
            return null;
        });
    }

    @Override
    public boolean containsKey(Object key) {
        return locked(() -> entries.get(key)) != null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        locked(() -> entries.computeIfPresent(key, (same, value) -> update.apply((V) value)));
    }

    /** Nothing listens to a cache of aggregates. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("This cache tells nobody of its entries.");
    }

    private void dropEldest() {
        if (entries.size() > capacity) {
            Iterator<Map.Entry<Object, Object>> eldestFirst = entries.entrySet().iterator();
            eldestFirst.next();
            eldestFirst.remove();
        }
    }

    private @Nullable Object locked(Access access) {
        lock.lock();
        try {
            return access.run();
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Access {
        @Nullable Object run();
    }
}
