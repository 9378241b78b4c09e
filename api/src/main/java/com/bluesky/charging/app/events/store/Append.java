package com.bluesky.charging.app.events.store;

import com.bluesky.charging.app.events.store.EventRow.Place;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The events of one command, which are stored together or not at all.
 *
 * @param stored completes when they are durable, or fails
 */
record Append(List<EventRow> rows, CompletableFuture<Void> stored) {

    Append {
        rows = List.copyOf(rows);
    }

    static Append of(List<EventRow> rows) {
        return new Append(rows, new CompletableFuture<>());
    }

    List<Place> places() {
        return rows.stream().map(EventRow::place).toList();
    }

    int bytes() {
        return rows.stream().mapToInt(EventRow::bytes).sum();
    }
}
