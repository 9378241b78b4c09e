package com.bluesky.charging.kernel.command;

import com.bluesky.charging.kernel.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Deadlines that come when the test says so. */
public final class RememberedDeadlines implements Deadlines {

    /** What is to be sent, and when. */
    public record Deadline(Instant dueAt, Object command) {}

    private final Map<String, Deadline> deadlines = new ConcurrentHashMap<>();

    @Override
    public void schedule(String key, Instant dueAt, Object command) {
        deadlines.put(key, new Deadline(dueAt, command));
    }

    @Override
    public void cancel(String key) {
        deadlines.remove(key);
    }

    public List<Deadline> all() {
        return List.copyOf(deadlines.values());
    }

    public Optional<Deadline> of(String key) {
        return Optional.ofNullable(deadlines.get(key));
    }
}
