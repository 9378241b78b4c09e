package com.bluesky.charging.audit.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of an order's events; {@code next} is null on the last one. */
public record OrderEventPage(List<RecordedEvent> items, @Nullable String next) {

    public OrderEventPage {
        items = List.copyOf(items);
    }
}
