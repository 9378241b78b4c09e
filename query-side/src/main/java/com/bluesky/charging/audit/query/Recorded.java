package com.bluesky.charging.audit.query;

import com.bluesky.charging.order.contract.OrderEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of an order as it is stored. */
record Recorded(
        long sequence, String type, Instant recordedAt, OrderEvent event, Map<String, ?> metadata) {

    @Nullable String told(String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }
}
